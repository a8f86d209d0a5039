import Foundation

/// A program to run, with its arguments and its whole environment.
package struct Command: Sendable {
  /// A path, or a name to look up in `PATH`.
  package var program: String
  package var arguments: [String]
  /// All that the program sees; no variable of the test's own comes along.
  package var environment: [String: String]
  /// What it reads on standard input; nothing is an empty input.
  package var input: [UInt8] = []

  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = Self.leastEnvironment.merging(environment) { $1 }
  }

  /// Runs it to its end; kills it at the deadline, or when it writes more than `outputLimit`.
  package func run(
    within limit: Duration = .seconds(30), outputLimit: Int = 4 << 20
  ) async throws -> CommandOutcome {
    let folder = try TemporaryFolder()
    let running = try RunningProcess(
      self, output: folder.file("stdout"), errors: folder.file("stderr"))
    let isOver = await eventually(within: limit) {
      !running.isRunning || folder.size(of: "stdout") + folder.size(of: "stderr") > outputLimit
    }
    let wasCut = running.isRunning
    if wasCut { running.kill() }
    return CommandOutcome(
      status: await running.status, output: try folder.text("stdout", limit: outputLimit),
      errors: try folder.text("stderr", limit: outputLimit), wasCut: wasCut || !isOver)
  }

  /// Runs it to its end; throws what it says where it fails.
  package func expectSuccess() async throws {
    let outcome = try await run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed(program, errors: outcome.errors)
    }
  }

  /// The same program inside a network namespace.
  package func inside(_ namespace: NetworkNamespace) -> Command {
    var command = self
    command.program = "ip"
    command.arguments = ["netns", "exec", namespace.name, program] + arguments
    return command
  }

  private static let leastEnvironment = [
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
  ]
}

/// How a program ended and what it wrote.
package struct CommandOutcome: Sendable {
  /// The exit status; 128 + n where signal n ended it.
  package let status: Int32
  package let output: String
  package let errors: String
  /// Whether it was killed for taking too long or writing too much.
  package let wasCut: Bool
}
