import Foundation

/// The program under test, as it was built beside the tests.
package enum TurntopBinary {
  /// `TURNTOP_BINARY` where that is set, else the one in the build folder of the tests.
  package static var path: String {
    get throws {
      let named = ProcessInfo.processInfo.environment["TURNTOP_BINARY"]
      let path = named ?? (buildFolder + "/turntop")
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw TestSupportError.notBuilt(path)
      }
      return path
    }
  }

  /// What a limit of the release build is for the program under test: the same where that is one,
  /// and three times as long for a debug build, which draws that much more slowly.
  package static func limit(_ duration: Duration) throws -> Duration {
    try isRelease ? duration : duration * 3
  }

  package static var isRelease: Bool {
    get throws { try path.contains("/release/") }
  }

  /// The program with its arguments, in an environment that names no service and no home.
  package static func command(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Command {
    let base = ["HOME": "/nonexistent", "TERM": "dumb", "SWIFT_BACKTRACE": "enable=no"]
    return Command(try path, arguments, environment: base.merging(environment) { $1 })
  }

  /// The program as a shell starts it with redirections, for example `>&-`.
  package static func command(
    _ arguments: [String], redirecting redirections: String
  ) throws -> Command {
    var command = try command(arguments)
    command.arguments = ["-c", "exec \"$0\" \"$@\" \(redirections)", command.program] + arguments
    command.program = "sh"
    return command
  }

  /// Where the test program itself is.
  private static var buildFolder: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().path
  }
}
