import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What signals do to a report that is under way.
  @Suite(.timeLimit(.minutes(1))) struct SignalTests {
    @Test(arguments: [
      SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGVTALRM, SIGPROF, SIGXCPU,
      SIGPOLL, SIGPWR, SIGSTKFLT, 40,
    ])
    func `ends by the signal it was sent, and says so`(signal: Int32) async throws {
      let folder = try TemporaryFolder()
      let running = try await measuring(endlessly, into: folder)
      running.signal(signal)
      #expect(await eventually(within: .seconds(5)) { !running.isRunning })
      #expect(await running.status == 128 + signal)
      #expect(try folder.text("errors") == "turntop: interrupted before the samples were in\n")
      #expect(folder.size(of: "output") == 0)
    }

    @Test func `takes nobody else's signal for the end of its work`() async throws {
      let folder = try TemporaryFolder()
      let running = try await measuring(["--count", "20"], into: folder)
      for number in [SIGWINCH, SIGCHLD, SIGURG, SIGCONT, 64] { running.signal(number) }
      #expect(await running.status == 0)
      #expect(try folder.text("output").contains("us_east"))
    }

    @Test func `lives through the signals that were ignored before it started`() async throws {
      let folder = try TemporaryFolder()
      let running = try await measuring(["--count", "20"], into: folder, under: "nohup")
      running.signal(SIGHUP)
      #expect(await running.status == 0)
      #expect(try folder.text("output").contains("us_east"))
      #expect(!(try folder.text("errors").contains("interrupted")))
    }

    private let endlessly = ["--count", "1000"]

    /// A report that has begun to measure, and has seen to all of its signals.
    private func measuring(
      _ options: [String], into folder: TemporaryFolder, under wrapper: String? = nil
    ) async throws -> RunningProcess {
      var command = try TurntopBinary.command(
        ["probe", "--demo", "--region", "us_east", "--interval", "50ms"] + options)
      if let wrapper {
        command.arguments = [command.program] + command.arguments
        command.program = wrapper
      }
      let running = try RunningProcess(
        command, output: folder.file("output"), errors: folder.file("errors"))
      try #require(await eventually(within: .seconds(10)) { running.ignores(SIGPIPE) })
      return running
    }
  }
}
