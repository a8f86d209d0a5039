import RelayKit
import Testing

/// The addresses that stand in the place of names, for a consumer that resolves none: Kurento.
@Suite struct HostAddressesTests {
  /// What a host leads to, and which address is chosen.
  struct Case: Sendable {
    var addresses: [(String, Verdict)]
    /// Whose the figures are.
    var measured: String?
    var kept: String?
    var chosen: String
  }

  @Test(arguments: [
    Case(addresses: [("192.0.2.1", .pending), ("192.0.2.2", .pending)], chosen: "192.0.2.1"),
    Case(
      addresses: [("192.0.2.1", .ok), ("192.0.2.2", .ok)], measured: "192.0.2.2",
      chosen: "192.0.2.2"),
    Case(
      addresses: [("192.0.2.1", .unreachable), ("192.0.2.2", .ok)], measured: "192.0.2.2",
      chosen: "192.0.2.2"),
    Case(
      addresses: [("2001:db8::1", .ok), ("192.0.2.1", .ok)], measured: "2001:db8::1",
      chosen: "192.0.2.1"),
    // In another order than before.
    Case(
      addresses: [("192.0.2.1", .pending), ("192.0.2.2", .pending)], kept: "192.0.2.2",
      chosen: "192.0.2.2"),
    Case(
      addresses: [("192.0.2.1", .ok), ("192.0.2.2", .unreachable)], measured: "192.0.2.1",
      kept: "192.0.2.2", chosen: "192.0.2.1"),
    Case(addresses: [("192.0.2.1", .pending)], kept: "192.0.2.9", chosen: "192.0.2.1"),
  ])
  func `are of IPv4, and the one that was proven, or chosen before`(of fault: Case) throws {
    var order = try kurento
    if let kept = fault.kept {
      order = order.following(snapshot([(kept, .pending)], measured: nil))
    }
    let parcel = try order.parcels(of: snapshot(fault.addresses, measured: fault.measured))[0]
    let note = """
      us.example stands there as \(fault.chosen), its address now: where that changes, export \
      again (--watch does)
      """
    #expect(
      String(decoding: parcel.export.bytes, as: UTF8.self) == """
        ; ICE servers of us, by turntop export
        ; \(note)
        stunServerAddress=\(fault.chosen)
        stunServerPort=80
        turnURL=17:ann:p4ss/w+rd@\(fault.chosen):80?transport=udp

        """)
    #expect(parcel.remarks.map(\.text) == [note])
    #expect(!parcel.export.preview.map(\.text).joined().contains("p4ss"))
  }

  @Test func `are asked of the resolver, each name once`() async throws {
    var survey = Survey(regions: [region], families: [.ipv4, .ipv6])
    let servers = urls.map { ExportFixture.relay($0) } + [ExportFixture.relay("turn:no.example")]
    let effects = survey.handle(
      .fetched(
        FetchOutcome(
          region: region, took: .zero, result: .success(.init(status: nil, servers: servers)))))
    let resolver = TableResolver(["us.example": ["192.0.2.1"]])
    let events = await resolver.answers(to: effects)
    #expect(events.count == 2)
    for event in events { _ = survey.handle(event) }
    let identity = ServiceIdentity(url: "x", keyHint: nil, isDemo: false, startedSince1970: 0)
    let parcel = try kurento.parcels(
      of: survey.snapshot(service: identity, elapsed: .zero, version: 0))[0]
    #expect(parcel.export.servers.map(\.uri.host) == ["192.0.2.1"])
    #expect(
      parcel.omissions.last?.displayText.text == """
        left out turn:no.example: Kurento takes an IP address and no name: the name does not exist \
        in the DNS: refetch, or check the URL
        """)
  }

  @Test func `are none where no server can be`() throws {
    var snapshot = snapshot([("0.0.0.0", .misconfigured)], measured: "0.0.0.0")
    for index in snapshot.regions[0].servers.indices {
      snapshot.regions[0].servers[index].stage = .resolve
      snapshot.regions[0].servers[index].reason = "parked address 0.0.0.0"
    }
    let error = try #require(throws: ExportError.self) { try kurento.parcels(of: snapshot) }
    #expect(error.displayText.text.contains("parked address 0.0.0.0"))
    #expect(HostAddresses(of: snapshot.regions) != .none)
  }

  @Test func `of IPv6 are no place for a relay that is read as IPv4`() throws {
    let parcel = try kurento.parcels(of: snapshot([("2001:db8::1", .pending)], measured: nil))[0]
    #expect(parcel.export.servers.map(\.uri.host) == ["2001:db8::1"])
    #expect(
      parcel.omissions.map(\.displayText.text)
        == ["left out turn:us.example:80: Kurento reads IPv4 addresses alone in its turnURL"])
    #expect(parcel.shortfall != nil)
  }

  @Test(arguments: ["json", "pion", "asterisk"])
  func `do not stand where names are taken`(format: String) throws {
    let order = ExportOrder(format: try #require(ExportFormat.named(format)))
    #expect(!order.needsAddresses)
    let parcel = try order.parcels(of: snapshot([("192.0.2.1", .ok)], measured: nil))[0]
    #expect(parcel.export.servers.allSatisfy { $0.uri.host == "us.example" })
  }

  private let region = Region.files(at: ["us.json"])[0]
  private let urls = ["stun:us.example:80", "turn:us.example:80"]

  private var kurento: ExportOrder {
    get throws { ExportOrder(format: try #require(ExportFormat.named("kurento"))) }
  }

  private func snapshot(_ addresses: [(String, Verdict)], measured: String?) -> Snapshot {
    var snapshot = Snapshot(
      service: ServiceIdentity(url: "x", keyHint: nil, isDemo: false, startedSince1970: 0))
    var region = RegionSnapshot(region: region)
    let login = ExportServer.Login(username: Secret("17:ann"), credential: Secret("p4ss/w+rd"))
    region.iceServers = urls.map { ExportFixture.relay($0, login) }
    region.servers = urls.map { url in
      var server = ServerSnapshot(
        url: DisplayText(url: url), uri: try? ServerURI(parsing: url))
      server.address = measured.map { DisplayText(sanitizing: $0) }
      server.addresses = addresses.map { text, verdict in
        AddressSnapshot(
          address: DisplayText(sanitizing: text), family: text.contains(":") ? 6 : 4,
          verdict: verdict)
      }
      return server
    }
    snapshot.regions = [region]
    return snapshot
  }
}
