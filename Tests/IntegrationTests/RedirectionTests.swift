import TestSupport
import Testing

/// A coturn that sends its clients to another one (`--alternate-server`).
@Suite(.pitfall(.redirection), .timeLimit(.minutes(1))) struct RedirectionTests {
  @Test func `is followed to where the relay is`() async throws {
    let run = try await probe([[], []])
    #expect(run.outcome.status == 0)
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
    #expect(run.grants == [0, 3] && run.redirections == [3, 0])
    let ports = [run.last.port, run.last.port, run.last.tlsPort]
    #expect(run.relays.map(\.redirectedTo) == ports.map { "127.0.0.1:\($0)" })
  }

  @Test func `is followed twice`() async throws {
    let run = try await probe([[], [], []])
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    #expect(run.grants == [0, 0, 3] && run.redirections == [3, 3, 0])
  }

  @Test func `is not followed a third time`() async throws {
    let run = try await probe([[], [], [], []])
    #expect(run.outcome.status == 2)
    let (before, last) = (run.coturns[2], run.last)
    let hops = [(before.port, last.port), (before.port, last.port), (before.tlsPort, last.tlsPort)]
    let reasons = hops.map { server, next in
      """
      sent on to 127.0.0.1:\(server), where redirection to 127.0.0.1:\(next) not followed: \
      it would be one more than 2; mend the alternate server it names, or use another URL
      """
    }
    #expect(run.relays.map(\.reason) == reasons)
    #expect(run.relays.map(\.verdict) == ["misconfigured", "misconfigured", "misconfigured"])
    #expect(run.grants == [0, 0, 0, 0] && run.redirections == [3, 3, 3, 0])
    #expect(run.report.traffic.allocations == 0)
  }

  /// The relay speaks no UDP, so one who came over it finds nothing, and the others are served.
  @Test func `is followed over the same transport`() async throws {
    let run = try await probe([[], ["--no-udp"]])
    #expect(run.relays.map(\.verdict) == ["unreachable", "ok", "ok"], "\(run.relays)")
    #expect(run.grants == [0, 2])
  }

  /// The name of the first server is asked for, and verified, at the next one too.
  @Test(.pitfall(.serverName)) func `is followed under the name of the first server`() async throws
  {
    let known = try await probe([[], []], as: "localhost", for: ["localhost"])
    #expect(known.relays.map(\.verdict) == ["ok", "ok", "ok"], "\(known.relays)")
    let other = try await probe([[], []], as: "localhost", for: ["localhost"], then: ["127.0.0.1"])
    #expect(other.relays.map(\.verdict) == ["ok", "ok", "misconfigured"], "\(other.relays)")
    #expect(
      other.relays.last?.reason
        == """
        sent on to 127.0.0.1:\(other.last.tlsPort), where certificate is for 127.0.0.1, not \
        localhost: check the URL
        """, "\(other.relays)")
    #expect(other.grants == [0, 2])
  }

  @Test func `is not followed into a network that the first server is not in`() async throws {
    let flags = ["--alternate-server=10.9.8.7:3478", "--tls-alternate-server=10.9.8.7:5349"]
    try await RelayService.with(flags) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(
        run.servers.map(\.verdict) == ["ok", "misconfigured", "misconfigured", "misconfigured"])
      let reasons = [3478, 3478, 5349].map { port in
        "redirection to 10.9.8.7:\(port) not followed: a server elsewhere has no business there; "
          + "mend the alternate server it names, or use another URL"
      }
      #expect(run.relays.map(\.reason) == reasons)
      #expect(run.report.traffic.allocations == 0)
    }
  }

  @Test func `is not followed in a circle`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["127.0.0.1"])
    let port = try FreePort.next()
    let back = try await Coturn(certificate: leaf, ["--alternate-server=127.0.0.1:\(port)"])
    let front = try await Coturn(
      certificate: leaf, back.redirectionHere, listeningOn: port)
    let run = try await RelayService(front, authority).probe()
    let reason = """
      sent on to 127.0.0.1:\(back.port), where redirection to 127.0.0.1:\(port) not followed: \
      it leads back to a server tried before; mend the alternate server it names, or use another URL
      """
    #expect(run.relays.prefix(2).map(\.reason) == [reason, reason])
    #expect(run.relays.prefix(2).map(\.verdict) == ["misconfigured", "misconfigured"])
    #expect(run.report.traffic.allocations == 0)
    await front.end()
    await back.end()
  }

  /// Runs the binary on the first of a row of coturns, each with flags of its own, of which each
  /// sends its clients to the next; expects that none holds an allocation in the end.
  private func probe(
    _ row: [[String]], as name: String? = nil, for names: [String] = ["127.0.0.1"],
    then others: [String]? = nil
  ) async throws -> Chain {
    let authority = try await CertificateAuthority()
    let first = try await authority.leaf(for: names)
    let further = try await authority.leaf(for: others ?? names)
    var servers: [Coturn] = []
    for (index, flags) in row.enumerated().reversed() {
      let next = servers.first?.redirectionHere ?? []
      servers.insert(
        try await Coturn(certificate: index == 0 ? first : further, flags + next), at: 0)
    }
    let run = try await RelayService(servers[0], authority, as: name).probe(["--ipv4"])
    for server in servers {
      #expect(await server.eventuallyLogs(\.holdsNothing), "\(server.log.text)")
      await server.end()
    }
    return Chain(run: run, coturns: servers)
  }
}

/// A run of the binary on coturns of which each sends its clients to the next.
@dynamicMemberLookup private struct Chain {
  let run: ProbeRun
  let coturns: [Coturn]

  subscript<Value>(dynamicMember path: KeyPath<ProbeRun, Value>) -> Value { run[keyPath: path] }

  var last: Coturn { coturns[coturns.count - 1] }
  /// How many allocations each of them granted.
  var grants: [Int] { coturns.map(\.log.granted.count) }
  /// How many clients each of them sent on.
  var redirections: [Int] { coturns.map { $0.log.refusals(300) } }
}

extension Coturn {
  /// What makes another coturn send its clients here.
  fileprivate var redirectionHere: [String] {
    ["--alternate-server=\(host):\(port)", "--tls-alternate-server=\(host):\(tlsPort)"]
  }
}
