import Glibc
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
      #expect(servers.allSatisfy { $0.verdict != "pending" })
      let measured = servers.filter { $0.verdict == "ok" }
      #expect(measured.count > 90 && measured.allSatisfy { $0.rtt.sent == 5 && $0.rtt.p95 != nil })
      #expect(report.best == "us_east" || report.best == "usa")
    }

    @Test(
      arguments: [
        (["us_east"], 0), (["us_east", "standard"], 1), (["standard"], 2),
      ] as [([String], Int32)])
    func `ends with a status that tells how many regions answer`(
      regions: [String], status: Int32
    ) async throws {
      let options = regions.flatMap { ["--region", $0] }
      #expect(try await run(["probe", "--demo"] + options).status == status)
    }

    @Test(arguments: [["--demo"], ["watch", "--demo"]])
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

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `ends by the signal it was sent`(signal: Int32, status: Int32) async throws {
      let folder = try TemporaryFolder()
      let running = try RunningProcess(
        TurntopBinary.command(["probe", "--demo", "--count", "1000"]),
        output: folder.file("output"), errors: folder.file("errors"))
      #expect(await eventually(within: .seconds(10)) { running.ignores(SIGPIPE) })
      running.signal(signal)
      #expect(await eventually(within: .seconds(5)) { !running.isRunning })
      #expect(await running.status == status)
      #expect(
        try folder.text("errors") == "turntop: interrupted before the samples were in\n")
    }

    private func run(_ arguments: [String]) async throws -> CommandOutcome {
      try await TurntopBinary.command(arguments).run()
    }
  }
}
