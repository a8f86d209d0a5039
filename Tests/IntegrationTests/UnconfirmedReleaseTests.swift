import Glibc
import Synchronization
import TestSupport
import Testing

/// The binary, ended while a server confirms no release: what may be left there is named.
@Suite(.timeLimit(.minutes(1))) struct UnconfirmedReleaseTests {
  @Test(
    .pitfall(.leakedAllocation),
    arguments: [["probe"], ["best"], ["watch", "--linear"]],
    [(SIGHUP, 129), (SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `is told when a signal ends a report`(
    command: [String], ending: (signal: Int32, status: Int32)
  ) async throws {
    let server = try DeafServer()
    let folder = try TemporaryFolder()
    let isReport = command != ["watch", "--linear"]
    let running = try RunningProcess(
      TurntopBinary.command(command + server.options(isReport ? 1000 : nil)),
      output: folder.file("output"), errors: folder.file("errors"))
    #expect(await eventually(within: .seconds(20)) { server.releases > 0 })
    running.signal(ending.signal)
    #expect(await running.status == ending.status)
    let interruption = isReport ? "turntop: interrupted before the samples were in\n" : ""
    #expect(Self.withoutSeconds(try folder.text("errors")) == Self.sentence + "\n" + interruption)
  }

  @Test(.pitfall(.leakedAllocation), arguments: ["q", "Q", "\u{3}"])
  func `is told below the shell's own screen when a key ends the dashboard`(
    key: String
  ) async throws {
    try await expectSentence(afterStatus: 0) { $0.type(key) }
  }

  @Test(
    .pitfall(.leakedAllocation),
    arguments: [(SIGHUP, 129), (SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `is told below the shell's own screen when a signal ends the dashboard`(
    signal: Int32, status: Int32
  ) async throws {
    try await expectSentence(afterStatus: status) { $0.process.signal(signal) }
  }

  @Test(.pitfall(.leakedAllocation))
  func `is told when a report has all its samples, beside what it prints`() async throws {
    let server = try DeafServer()
    let outcome = try await TurntopBinary.command(["best"] + server.options(1)).run()
    #expect(outcome.status == 0 && outcome.output == "servers\n", "\(outcome)")
    #expect(Self.withoutSeconds(outcome.errors) == Self.sentence + "\n")
  }

  private static let sentence =
    "turntop: 1 allocation is not confirmed as given back: its server may keep it for 7.. s"

  /// What of the 777 seconds is left depends on how soon the program was ended.
  private static func withoutSeconds(_ text: String) -> String {
    text.replacing(/\ 7[0-7][0-9] s/, with: " 7.. s")
  }

  private func expectSentence(
    afterStatus status: Int32, end: (TerminalProcess) -> Void
  ) async throws {
    let server = try DeafServer()
    let terminal = try TerminalProcess.dashboard(server.options(nil), columns: 120)
    #expect(await eventually(within: .seconds(20)) { server.releases > 0 })
    end(terminal)
    #expect(await terminal.process.status == status)
    #expect(terminal.screen.modes == TerminalScreen.standardModes)
    let screen = terminal.screen.text
    #expect(Self.withoutSeconds(screen).contains(Self.sentence), "\(screen)")
    let shown = String(decoding: terminal.takeBytes(), as: UTF8.self)
    let restored = try #require(shown.firstRange(of: "\u{1B}[?1049l")).lowerBound
    #expect(Self.withoutSeconds(String(shown[restored...])).contains(Self.sentence))
  }
}

/// A server that grants whatever it is asked for, for 777 seconds, and answers no Refresh.
private final class DeafServer: Sendable {
  private final class Count: Sendable {
    let value = Mutex(0)
  }

  private let server: ScriptedServer
  private let folder: TemporaryFolder
  private let file: String
  private let count = Count()

  init() throws {
    server = try ScriptedServer { [count] request in
      switch STUNReply.method(of: request) {
      case STUNReply.refresh:
        count.value.withLock { $0 += 1 }
        return []
      case STUNReply.allocate:
        let lifetime = STUNReply.attribute(0x000D, [0, 0, 3, 9])
        return [.send(STUNReply.success(to: request, STUNReply.relayed + lifetime))]
      default: return [.send(STUNReply.success(to: request, STUNReply.mapped))]
      }
    }
    folder = try TemporaryFolder()
    let document = CredentialAPI.document(urls: ["turn:127.0.0.1:\(server.port)"])
    file = try folder.write(document.utf8, to: "servers.json")
  }

  /// How many requests to release something have come.
  var releases: Int { count.value.withLock { $0 } }

  /// What has the program measure it, so many times or without end.
  func options(_ samples: Int?) -> [String] {
    ["--ice-servers", file, "--interval", "100ms"] + (samples.map { ["--count", "\($0)"] } ?? [])
  }
}
