import TestSupport
import Testing

/// Processes that may open few files, of which each flow is one.
@Suite(.timeLimit(.minutes(1))) struct DescriptorTests {
  private static let flows = 40

  /// The soft limit is what a shell begins with; the hard one is the system's word.
  @Test func `that may have more take them`() async throws {
    let run = try await probe("ulimit -Sn 40")
    expect(run.servers, .init("ok", "binding"), nil)
    #expect(run.servers.count == Self.flows)
  }

  @Test func `that may not say which servers they could not ask`() async throws {
    let run = try await probe("ulimit -n 40")
    let reasons = Set(run.servers.map(\.reason))
    #expect(
      reasons == [
        nil,
        "not asked: this host has no room for another socket (Too many open files); measure fewer "
          + "servers, or raise its limits (ulimit -n)",
      ])
  }

  /// Fewer than measuring takes before its first flow, down to the one by which the system loads it.
  @Test(arguments: 4...20)
  func `that may have hardly any say so in a line, with a status`(limit: Int) async throws {
    let outcome = try await Self.limited(
      TurntopBinary.command(["probe", "--demo"]), by: "ulimit -n \(limit)"
    ).run()
    #expect(outcome.status == 69 && outcome.output.isEmpty)
    #expect(
      outcome.errors.wholeMatch(
        of: /turntop: cannot begin: .* fewer than the \d+ more files .*\(ulimit -n\)\n/) != nil,
      "\(outcome.errors)")
  }

  @Test func `that may not have what the demo takes say what to do`() async throws {
    let outcome = try await Self.limited(
      TurntopBinary.command(["probe", "--demo"]), by: "ulimit -n 60"
    ).run()
    #expect(outcome.status == 69 && outcome.output.isEmpty)
    #expect(
      outcome.errors.hasSuffix(
        ": Too many open files; raise the limit of open files (ulimit -n)\n"), "\(outcome.errors)")
  }

  /// Measures as many servers on ports of their own, over TCP and UDP, within a limit.
  private func probe(_ limit: String) async throws -> ProbeRun {
    let servers = try (0..<Self.flows / 2).map { _ in
      try ScriptedServer { [.send(STUNReply.success(to: $0, STUNReply.mapped))] }
    }
    let urls = servers.flatMap { server in
      ["", "?transport=tcp"].map { "\"turn:127.0.0.1:\(server.port)\($0)\"" }
    }
    let folder = try TemporaryFolder()
    let file = try folder.write("[\(urls.joined(separator: ","))]".utf8, to: "own.json")
    let command = try TurntopBinary.command([
      "probe", "--format", "json", "--no-allocate", "--count", "2", "--ice-servers", file,
    ])
    return try await ProbeRun(Self.limited(command, by: limit))
  }

  private static func limited(_ command: Command, by limit: String) -> Command {
    var command = command
    command.arguments =
      ["-c", "\(limit) && exec \"$0\" \"$@\"", command.program] + command.arguments
    command.program = "sh"
    return command
  }
}
