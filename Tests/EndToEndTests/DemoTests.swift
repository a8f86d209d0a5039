import TestSupport
import Testing

extension EndToEnd {
  /// The binary on its embedded service, without a terminal.
  @Suite(.timeLimit(.minutes(1))) struct DemoTests {
    @Test func `lists all regions with every URL's verdict and figures`() async throws {
      let outcome = try await run(["probe", "--demo", "--format", "json"])
      #expect(outcome.status == 1)
      #expect(outcome.errors.isEmpty)
      let report = try ProbeReport(outcome.output)
      #expect(report.schema == "turntop.probe/1")
      #expect(report.demo)
      #expect(report.regions.count == 22)
      let servers = report.regions.flatMap(\.servers)
      #expect(servers.count == 110)
      #expect(servers.filter { $0.verdict == "unreachable" }.map(\.url) == Self.dead)
      let measured = servers.filter { ["ok", "degraded"].contains($0.verdict) }
      #expect(measured.count == 110 - Self.dead.count)
      #expect(measured.allSatisfy { $0.rtt.sent == 5 && $0.rtt.p95 != nil })
      #expect(servers.filter { $0.verdict == "degraded" }.allSatisfy { $0.rtt.received < 5 })
    }

    @Test func `ranks the region that is nearest by far first, and with it the one of its servers`()
      async throws
    {
      let outcome = try await run(
        ["probe", "--demo", "--format", "json"]
          + ["us_east", "usa", "singapore"].flatMap { ["--region", $0] })
      let report = try ProbeReport(outcome.output)
      #expect(report.best == "us_east")
      #expect(report.regions.map(\.rank) == [1, 1, 3])
      #expect(report.regions.map(\.sameAs) == [["usa"], ["us_east"], []])
    }

    /// A packet of `us_east` crosses a path of 12 ms twice; those that `asia_west` loses are the same
    /// in every run.
    @Test func `relays data, and tells before what it may come to`() async throws {
      let outcome = try await run(
        ["probe", "--demo", "--relay", "--relay-budget", "72k", "--format", "json"]
          + ["us_east", "asia_west"].flatMap { ["--region", $0] })
      let announcement = try Regex(
        """
        relay echo: 2 relays, 50 packets of 160 B each, there and back: up to 71\\.6 kB, which \
        providers bill; allowed is 72 kB; 6 more would take --relay-budget ([0-9.]+)k

        """)
      let match = try #require(
        try announcement.wholeMatch(in: outcome.errors), "\(outcome.errors)")
      // Eight relays of 35.8 kB, and what proving one over TLS or with loss took beyond that.
      #expect((286.4..<290).contains(Double(match.output[1].substring ?? "") ?? 0))
      let report = try ProbeReport(outcome.output)
      let echoes = report.regions.flatMap(\.servers).compactMap(\.relayRtt)
      #expect(echoes.map(\.sent) == [50, 50])
      #expect(echoes.map(\.received) == [50, 44])
      #expect((echoes.first?.p50 ?? 0) > 24)
      #expect((2 * 50 * 164 * 3...71_600).contains(report.traffic.relayedBytes ?? 0))
      #expect(report.traffic.allocations == report.traffic.released)
    }

    /// What the demo's faults leave unanswered: UDP in India, and all of `standard`.
    private static let dead = [
      "stun:in.demo.invalid:8080", "turn:in.demo.invalid:8080", "turn:in.demo.invalid:8443",
      "stun:standard.demo.invalid:8080", "turn:standard.demo.invalid:8080",
      "turn:standard.demo.invalid:8080?transport=tcp", "turn:standard.demo.invalid:8443",
      "turns:standard.demo.invalid:8443?transport=tcp",
    ]

    @Test(
      .acceptance(.batchAndLinear),
      arguments: [
        (["us_east"], 0), (["us_east", "standard"], 1), (["standard"], 2),
      ] as [([String], Int32)])
    func `ends with a status that tells how many regions answer`(
      regions: [String], status: Int32
    ) async throws {
      let options = regions.flatMap { ["--region", $0] }
      #expect(try await run(["probe", "--demo"] + options).status == status)
    }

    @Test(.acceptance(.batchAndLinear), arguments: [["--demo"], ["watch", "--demo"]])
    func `prints one report where there is no terminal`(arguments: [String]) async throws {
      let outcome = try await run(arguments)
      #expect(outcome.status == 1)
      let first = outcome.output.prefix { !$0.isNewline }
      #expect(first.contains("DEMO") && first.contains("relays proven"), "\(first)")
      #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test func `lists the regions of the service`() async throws {
      let outcome = try await run(["regions"])
      #expect(outcome.status == 0)
      #expect(outcome.output.split(separator: "\n").count == 22)
      #expect(outcome.output.hasPrefix("global\nnorth_america\n"))
    }

    private func run(_ arguments: [String]) async throws -> CommandOutcome {
      try await TurntopBinary.command(arguments).run()
    }
  }
}
