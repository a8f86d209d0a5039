import RelayKit
import Testing

@Suite struct ExportOrderTests {
  /// Why it cannot be fulfilled; empty where it can.
  private func complaint(of order: ExportOrder, _ snapshot: Snapshot) -> String {
    do throws(ExportError) {
      _ = try order.parcels(of: snapshot)
      return ""
    } catch {
      return error.displayText.text
    }
  }

  private let order = ExportOrder(format: .standard)

  @Test func `puts several regions into one text, or each into its own`() throws {
    var order = order
    #expect(try order.parcels(of: snapshot).map(urls) == [["turn:a:80", "turn:b:80", "stun:s:80"]])
    order.splitsRegions = true
    let parcels = try order.parcels(of: snapshot)
    #expect(parcels.map(urls) == [["turn:a:80"], ["turn:b:80", "stun:s:80"]])
    #expect(parcels.map(\.region) == ["us_east", "uk"])
  }

  /// Two files of one name, and the servers of a region would be lost.
  @Test func `gives each region a file name of its own, which stays where one is missing`() throws {
    var order = order
    order.splitsRegions = true
    let names = ["x/us.json", "x/.us.json", "x/_us.json", "x/US.json", "x/a.b.json"]
    var snapshot = snapshot
    snapshot.regions = Region.files(at: names).map { file in
      var region = RegionSnapshot(region: file)
      region.iceServers = [ExportFixture.relay("turn:a:80")]
      return region
    }
    let all = ["us.json", "_us.json", "_us-2.json", "US-2.json", "a.b.json"]
    #expect(try order.parcels(of: snapshot).map { $0.fileName(as: .standard) } == all)
    snapshot.regions[1].iceServers = []
    #expect(
      try order.parcels(of: snapshot).map { $0.fileName(as: .standard) }
        == all.filter { $0 != "_us.json" })
  }

  @Test func `takes only the best region`() throws {
    var order = order
    order.bestOnly = true
    var snapshot = snapshot
    snapshot.best = Region(named: "uk")
    #expect(try order.parcels(of: snapshot).map(urls) == [["turn:b:80", "stun:s:80"]])
    snapshot.best = nil
    #expect(throws: ExportError.noneQualifies) { try order.parcels(of: snapshot) }
  }

  @Test(arguments: ["turn:b:80", "TURN:b:80?transport=udp"])
  func `takes only one URL, as it is written or as it is meant`(url: String) throws {
    var order = order
    order.url = url
    #expect(try order.parcels(of: snapshot).map(urls) == [["turn:b:80"]])
  }

  @Test(arguments: [false, true])
  func `says where the best relays have only answered`(provesRelays: Bool) throws {
    var order = order
    order.bestOnly = true
    var snapshot = snapshot
    snapshot.best = Region(named: "uk")
    snapshot.provesRelays = provesRelays
    #expect(
      try order.parcels(of: snapshot)[0].advice.map(\.text)
        == (provesRelays ? [] : ["no relay is proven: without allocations they have only answered"])
    )
    order.bestOnly = false
    #expect(try order.parcels(of: snapshot)[0].advice == [])
  }

  @Test func `says where there is nothing to export, and why`() throws {
    var order = order
    order.url = "turn:c:80"
    #expect(throws: ExportError.unknownURL("turn:c:80")) { try order.parcels(of: snapshot) }
    order = ExportOrder(format: try #require(ExportFormat.named("nextcloud-talk")))
    #expect(
      complaint(of: order, snapshot) == """
        nothing to export for Nextcloud Talk: it takes a shared secret alone, not a name and password
        """)
  }

  @Test func `says each reason once where nothing is left for several`() throws {
    var snapshot = snapshot
    snapshot.regions[0].iceServers = ExportFixture.service(ExportFixture.tame)
    snapshot.regions.removeLast()
    let order = ExportOrder(format: try #require(ExportFormat.named("kurento")))
    #expect(
      complaint(of: order, snapshot) == """
        nothing to export for Kurento: 4 URLs: Kurento takes an IP address and no name; \
        turns:us.example:443?transport=tcp: libnice speaks no TLS to relays, nor stuns:
        """)
  }

  @Test func `says of one URL that does not work why it is left out`() throws {
    var order = order
    order.url = "turn:b:80"
    order.keep = .measured
    #expect(
      complaint(of: order, snapshot)
        == "nothing to export for \(ExportFormat.standard.consumer.text): it was not measured")
  }

  @Test func `says where relays were asked for and none is left`() throws {
    var order = ExportOrder(format: try #require(ExportFormat.named("obs")))
    var snapshot = snapshot
    let odd = ExportServer.Login(username: Secret("a;b"), credential: Secret("p"))
    snapshot.regions[1].iceServers[0] = ExportFixture.relay("turn:b:80", odd)
    #expect(try order.parcels(of: snapshot).map(\.shortfall) == [nil])
    order.splitsRegions = true
    #expect(
      try order.parcels(of: snapshot).map(\.shortfall) == [
        nil,
        """
        uk: no relay is left for OBS over WHIP: left out turn:b:80: OBS splits the field at , and \
        ; even within quotes
        """,
      ])
    order.url = "stun:s:80"
    #expect(try order.parcels(of: snapshot).allSatisfy { $0.shortfall == nil })
  }

  @Test func `misses the relays that a region had, also where those of another are left`() throws {
    var bare = snapshot
    bare.regions[0].iceServers = [ICEServer(urls: ["stun:a:80"])]
    #expect(try order.parcels(of: bare).map(\.shortfall) == [nil])
    #expect(try order.following(bare).parcels(of: bare).map(\.shortfall) == [nil])
    var later = order.following(snapshot).following(bare)
    let lost: DisplayText = "us_east: the service gives no relay any more, STUN alone"
    #expect(try later.parcels(of: bare).map(\.shortfall) == [lost])
    #expect(try later.parcels(of: snapshot).map(\.shortfall) == [nil])
    later.splitsRegions = true
    #expect(try later.parcels(of: bare).map(\.shortfall) == [lost, nil])
    later.url = "stun:a:80"
    #expect(try later.parcels(of: bare).allSatisfy { $0.shortfall == nil })
  }

  @Test func `says of a login that is over when it ended, once for all its servers`() throws {
    let login = ExportServer.Login(username: Secret("1700000000:ann"), credential: Secret("p"))
    var snapshot = snapshot
    snapshot.regions[0].iceServers = [
      ExportFixture.relay("turn:a:80", login), ExportFixture.relay("turn:a:443", login),
    ]
    snapshot.elapsed = .seconds(1_700_000_000 + 3 * 86_400 - snapshot.service.startedSince1970)
    #expect(
      try order.parcels(of: snapshot).flatMap(\.advice).map(\.text) == [
        """
        a login ended 3 days ago, on 2023-11-14 at 22:13 UTC, as its username says: have the \
        service make a new one
        """
      ])
    snapshot.elapsed = .seconds(1_699_999_999 - snapshot.service.startedSince1970)
    #expect(try order.parcels(of: snapshot).flatMap(\.advice) == [])
  }

  @Test(
    arguments: [
      ("js", []), ("galene", ["Galene cannot be told here to use relays alone: set it there"]),
      ("aiortc", []), ("gstreamer", []),
      ("coturn", ["coturn's tools need not be told to use relays alone: they use nothing else"]),
    ] as [(String, [String])])
  func `says where a consumer is to be told elsewhere to use relays alone`(
    name: String, advice: [String]
  ) throws {
    var snapshot = snapshot
    snapshot.regions[0].iceServers = []
    var order = ExportOrder(format: try #require(ExportFormat.named(name)))
    order.policy = .relay
    #expect(
      try order.parcels(of: snapshot).flatMap(\.remarks).map(\.text) == [
        "left out stun:s:80: with relays alone, no STUN server is asked"
      ] + advice)
  }

  @Test(
    arguments: [
      ("js", true), ("pion", false), ("livekit", true), ("galene", true), ("whip", true),
    ])
  func `warns of five servers and more where browsers use them`(
    name: String, isWarned: Bool
  ) throws {
    let order = ExportOrder(format: try #require(ExportFormat.named(name)))
    var snapshot = snapshot
    snapshot.regions[0].iceServers = ExportFixture.service(ExportFixture.tame)
    snapshot.regions.removeLast()
    let warning = "5 servers: five or more slow browsers down; --keep measured keeps four a region"
    let remarks = try order.parcels(of: snapshot).flatMap(\.remarks).map(\.text)
    #expect(remarks == (isWarned ? [warning] : []))
  }

  @Test(
    arguments: [
      (["ann"], nil), (["1767323045:ann", "1767323000"], 1_767_323_000), (["17673230459:x"], nil),
      (["1767323045ann"], nil), (["1700000000:ann"], nil),
      (["1700000000:ann", "1767323045:bob"], 1_767_323_045),
    ] as [([String], Double?)])
  func `knows when a name of the TURN REST scheme ends`(names: [String], end: Double?) {
    let servers = names.map { ICEServer(urls: ["turn:a"], username: Secret($0)) }
    #expect(CredentialExpiry.earliest(of: servers, after: 1_767_300_000) == end)
  }

  @Test func `fetches again a minute before credentials die, or when told to`() {
    let servers = ["1767323045:ann", "1700000000:dead"].map {
      ICEServer(urls: ["turn:a"], username: Secret($0))
    }
    let wait = { CredentialExpiry.wait(for: servers, atMost: .seconds(3_600), now: $0) }
    #expect(wait(1_767_300_000) == .seconds(3_600))
    #expect(wait(1_767_322_000) == .seconds(985))
    #expect(wait(1_767_323_000) == .seconds(5))
    #expect(wait(1_767_324_000) == .seconds(3_600))
  }

  private func urls(_ parcel: ExportParcel) -> [String] { parcel.export.servers.map(\.url) }

  private var snapshot: Snapshot {
    var snapshot = Snapshot(
      service: ServiceIdentity(url: "x", keyHint: nil, isDemo: false, startedSince1970: 0))
    snapshot.regions = [
      region("us_east", [ExportFixture.relay("turn:a:80")]),
      region("uk", [ExportFixture.relay("turn:b:80"), ICEServer(urls: ["stun:s:80"])]),
    ]
    return snapshot
  }

  private func region(_ name: String, _ servers: [ICEServer]) -> RegionSnapshot {
    var region = RegionSnapshot(region: Region(named: name) ?? .accountDefault)
    region.iceServers = servers
    return region
  }
}
