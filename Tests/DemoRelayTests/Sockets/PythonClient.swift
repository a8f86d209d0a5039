import Foundation
import TestSupport

/// Programs in Python that judge the demo from outside; `script/bootstrap` makes their environment.
enum PythonClient {
  /// Whether the environment with aioice is there.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: interpreter) }

  /// Runs one of the programs of this folder's `*Program.swift`.
  static func run(_ program: String, _ arguments: [String]) async throws -> CommandOutcome {
    let folder = try TemporaryFolder()
    let script = try folder.write(program.utf8, to: "client.py")
    return try await Command(interpreter, [script] + arguments).run()
  }

  private static var interpreter: String {
    let named = ProcessInfo.processInfo.environment["TURNTOP_TEST_VENV"]
    let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardized
    return "\(named ?? root.appending(path: ".build/test-venv").path)/bin/python"
  }
}
