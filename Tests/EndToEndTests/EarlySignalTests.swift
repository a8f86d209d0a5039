import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Signals that come before there is anything to end in an orderly way.
  @Suite(.timeLimit(.minutes(1))) struct EarlySignalTests {
    /// The language's runtime takes QUIT for a fault of the program.
    @Test(.acceptance(.killMatrix), arguments: [SIGINT, SIGQUIT, SIGTERM])
    func `end the program without a trace`(signal: Int32) async throws {
      let folder = try TemporaryFolder()
      #expect(mkfifo(folder.file("input"), 0o600) == 0)
      let command = try TurntopBinary.command(
        ["lint", "-"], environment: ["SWIFT_BACKTRACE": "enable=yes"])
      let output = O_WRONLY | O_CREAT | O_TRUNC
      let running = try RunningProcess(
        command,
        opening: [
          OpenedFile(0, folder.file("input"), O_RDWR), OpenedFile(1, folder.file("output"), output),
          OpenedFile(2, folder.file("errors"), output),
        ])
      #expect(await eventually(within: .seconds(20)) { running.isAsleep })
      running.signal(signal)
      let isOver = await eventually(within: .seconds(10)) { !running.isRunning }
      #expect(isOver)
      if !isOver { running.kill() }
      #expect(await running.status == 128 + signal)
      #expect(try folder.text("output") + folder.text("errors") == "")
    }
  }
}
