import RelayKit
import STUN
import TestSupport
import Testing

/// A coturn behind a front that drops all but ten challenges a second, as newer ones do themselves.
@Suite(.pitfall(.challengeLimit), .timeLimit(.minutes(1))) struct PacingTests {
  private static let users = Region.all.indices.map { CredentialAPI.Login("user\($0)", "secret") }

  /// 22 regions with a login each name one address, by two of three UDP ports and some by TCP.
  @Test func `proves every relay though the server answers ten challenges a second`() async throws {
    try await withLimitedCoturn { coturn, front in
      let api = try HTTPResponder { request in
        let index = Region.all.firstIndex { $0.name == request.query["region"] } ?? 0
        let udp = (0..<2).map { "turn:127.0.0.1:\(front.ports[(index + $0) % 3])" }
        let tcp = index % 4 == 0 ? ["turn:127.0.0.1:\(coturn.port)?transport=tcp"] : []
        return CredentialAPI.answer(urls: udp + tcp, logins: [Self.users[index]])(request)
      }
      let run = try await ProbeRun(of: api.baseURL, ["--count", "3", "--interval", "50ms"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let verdicts = run.report.regions.flatMap(\.servers).map(\.verdict)
      #expect(verdicts == Array(repeating: "ok", count: 50))
      #expect(run.report.traffic.allocations == 50 && run.report.traffic.released == 50)
      #expect(front.tally == .init(passed: 44, dropped: 0))
      #expect(front.arrivals.map(\.time).inBusiestSecond == 5)
    }
  }

  /// Each Allocate goes out twice before its challenge comes: five at once are the ten there may
  /// be, and once that is known three at once make six.
  @Test func `proves every relay of such a server where a round trip takes 800 ms`() async throws {
    try await withLimitedCoturn(delay: .milliseconds(800)) { _, front in
      let users = Array(Self.users.prefix(14))
      let api = try HTTPResponder(
        answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:\(front.ports[0])"], logins: users))
      let run = try await ProbeRun(
        of: api.baseURL, ["--region", "us_east", "--count", "1", "--timeout", "5s"])
      #expect(run.servers.map(\.verdict) == users.map { _ in "ok" }, "\(run.servers)")
      #expect(run.report.traffic.released == 14)
      #expect(front.tally.dropped == 0)
      let first = Dictionary(grouping: front.arrivals, by: \.id).values.compactMap(\.first?.time)
      #expect(first.count == 14 && front.arrivals.count >= 28)
      #expect(first.inBusiestSecond == 5)
      let times = front.arrivals.map(\.time)
      #expect(times.inBusiestSecond == ChallengeLimit.perSecond)
      let later = try times.filter { $0 >= (try #require(times.first)) + .seconds(1) }
      #expect(later.inBusiestSecond == 6)
    }
  }

  /// The same relays, all asked at once.
  @Test func `cannot prove every relay where nothing holds it back`() async throws {
    try await withLimitedCoturn { coturn, front in
      let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
      let (told, tell) = AsyncStream.makeStream(of: RelayProof.self)
      await withDiscardingTaskGroup { group in
        for (user, port) in Self.users.flatMap({ user in front.ports.prefix(2).map { (user, $0) } })
        {
          let credential = LongTermCredential(username: user.username, password: user.credential)
          group.addTask {
            _ = await opener.prove(
              .udp(port), credential: credential, timeout: .seconds(2),
              turns: AllocationTurns { _ in true }, decided: { tell.yield($0) })
          }
        }
      }
      tell.finish()
      let proofs = await told.reduce(into: []) { $0.append($1) }
      let granted = proofs.count { if case .granted = $0.outcome { true } else { false } }
      let silent = proofs.count {
        if case .refused(.silent(.allocate, transmissions: 3)) = $0.outcome { true } else { false }
      }
      #expect(granted + silent == 44, "\(proofs)")
      #expect((10...40).contains(granted))
      #expect(front.tally.dropped > silent)
    }
  }

  @Test func `counts challenges by the second and by the client`() {
    var limit = ChallengeLimit()
    let times = (0..<12).map { Duration.milliseconds(80 * $0) } + [.seconds(1)]
    var admitted = times.map { limit.admits(1, at: $0) }
    admitted.append(limit.admits(2, at: .seconds(1)))
    #expect(admitted == Array(repeating: true, count: 10) + [false, false, true, true])
  }

  private func withLimitedCoturn(
    delay: Duration = .zero,
    _ body: (Coturn, LimitedFront) async throws -> Void
  ) async throws {
    let flags = Self.users.map { "--user=\($0.username):\($0.credential)" }
    try await RelayService.with(flags) { service in
      try await body(
        service.coturn, try LimitedFront(of: service.coturn.port, ports: 3, delay: delay))
    }
  }
}

extension Target {
  fileprivate static func udp(_ port: UInt16) -> Target {
    Target(
      transport: .udp, address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: port))
  }
}
