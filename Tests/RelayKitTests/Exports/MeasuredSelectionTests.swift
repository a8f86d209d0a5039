import RelayKit
import Testing

@Suite struct MeasuredSelectionTests {
  @Test func `keeps one STUN server and the best relay over each transport, best first`() {
    let region = region([
      ("turns:a:5349", .ok, 9.0), ("turn:a:80?transport=tcp", .ok, 13.0),
      ("turn:a:80", .ok, 12.5), ("turn:a:443", .degraded, 12.4), ("stun:s:80", .ok, 1.0),
      ("stun:t:80", .ok, 2.0), ("turns:a:443?transport=tcp", .ok, 14.0),
      ("turn:b:80", .unreachable, nil), ("turns:a:443?transport=udp", .unsupported, nil),
      ("nonsense", .misconfigured, nil),
    ])
    let selection = MeasuredSelection(of: region)
    #expect(
      selection.servers.flatMap(\.urls) == [
        "stun:s:80", "turn:a:443", "turn:a:80?transport=tcp", "turns:a:443?transport=tcp",
      ])
    #expect(
      selection.omissions.map(\.displayText.text) == [
        "left out turns:a:5349: the relay over TLS that is kept is turns:a:443?transport=tcp",
        "left out turn:a:80: the relay over UDP that is kept is turn:a:443",
        "left out stun:t:80: the STUN server that is kept is stun:s:80",
        "left out turn:b:80: unreachable: why it is so",
        "left out turns:a:443?transport=udp: unsupported: why it is so",
        "left out nonsense: misconfigured: why it is so",
      ])
  }

  /// A browser refuses port 22, and Jitsi takes one address for all of `turn`.
  @Test(
    arguments: [
      ("pion", ["turn:a:22", "turn:b:80?transport=tcp"]),
      ("js", ["turn:a:3478", "turn:b:80?transport=tcp"]),
      ("jitsi", ["turn:a:3478", "turn:a:3478?transport=tcp"]),
    ] as [(String, [String])])
  func `keeps the best that its consumer takes`(name: String, urls: [String]) throws {
    let parcel = try order(name).parcels(
      of: snapshot([
        ("turn:a:22", .ok, 1.0), ("turn:a:3478", .ok, 9.0), ("turn:b:80?transport=tcp", .ok, 2.0),
        ("turn:a:3478?transport=tcp", .ok, 8.0),
      ]))[0]
    #expect(parcel.export.servers.map(\.url) == urls)
  }

  @Test func `says what its consumer minds where it takes none`() throws {
    let snapshot = snapshot([("turn:a:22", .ok, 1.0), ("turn:b:3478", .unreachable, nil)])
    let error = try #require(throws: ExportError.self) {
      try order("js").parcels(of: snapshot)
    }
    #expect(
      error.displayText.text == """
        nothing to export for JavaScript: turn:b:3478: unreachable: why it is so; turn:a:22: \
        browsers refuse this port for TURN: they take 53, 80, 443 and those from 1024
        """)
  }

  @Test func `keeps nothing where nothing is proven`() {
    let region = region([("stun:s:80", .pending, nil), ("turn:a:80", .rejected, nil)])
    #expect(MeasuredSelection(of: region).servers == [])
  }

  @Test func `leaves out what was not measured`() {
    var region = region([("turn:a:80", .ok, 1.0), ("turn:b:80", .ok, 2.0)])
    region.servers.removeLast()
    #expect(
      MeasuredSelection(of: region).omissions == [
        ExportOmission(url: "turn:b:80", reason: "it was not measured")
      ])
  }

  private func order(_ name: String) throws -> ExportOrder {
    var order = ExportOrder(format: try #require(ExportFormat.named(name)))
    order.keep = .measured
    return order
  }

  private func snapshot(_ servers: [(String, Verdict, Double?)]) -> Snapshot {
    var snapshot = Snapshot(
      service: ServiceIdentity(url: "x", keyHint: nil, isDemo: false, startedSince1970: 0))
    snapshot.regions = [region(servers)]
    return snapshot
  }

  private func region(_ servers: [(String, Verdict, Double?)]) -> RegionSnapshot {
    var region = RegionSnapshot(region: .accountDefault)
    region.iceServers = servers.map { ExportFixture.relay($0.0) }
    region.servers = servers.map { url, verdict, milliseconds in
      var server = ServerSnapshot(
        url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
      server.verdict = verdict
      server.reason = verdict.isUsable ? nil : "why it is so"
      server.statistics.p50 = milliseconds.map { .milliseconds($0) }
      return server
    }
    return region
  }
}
