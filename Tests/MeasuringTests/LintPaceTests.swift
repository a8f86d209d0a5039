import Glibc
import RelayKit
import Testing

/// How long a linter looks at what nobody would write by hand.
@Suite(.timeLimit(.minutes(2))) struct LintPaceTests {
  private static let units = [
    "a", "\"", "'", "`", "{", "}", "[", "(", "turn:", "turn: ", "turn:a ", "turn:a\"", "turn:a$",
    "turn:a@", "turn:[", "stun_servers: [a,", "a@", "1.", "1", ".", "a.b ", "\"\\", "a=", "a:b,",
    "/*", "//", "- a: ",
    "\n", "password: x ", "é", "{\"urls\":\"stun:a\"},", "\u{2028}",
  ]
  private static let beginnings = ["", "iceServers: ", "[{urls: ", "[{\"urls\": [\""]

  /// Where the time goes with the square of the length, four times as much takes sixteen times as
  /// long.
  @Test(arguments: units)
  func `takes of four times as much text four times as long`(unit: String) {
    for (beginning, end) in Self.beginnings.flatMap({ [($0, ""), ($0, "$@")] }) {
      let once = Self.time(beginning, unit, 8000, end)
      let fourfold = Self.time(beginning, unit, 32_000, end)
      #expect(fourfold < once * 8 + .milliseconds(20), "\(beginning)\(unit)\(end)")
    }
  }

  /// What this thread took of a core.
  private static func time(
    _ beginning: String, _ unit: String, _ length: Int, _ end: String
  ) -> Duration {
    let middle = String(repeating: unit, count: length / unit.utf8.count)
    let bytes = Array((beginning + middle + end).utf8)
    let started = now
    _ = try? Lint(of: bytes, mode: 0o644, for: ExportFormat.named("env"))
    return now - started
  }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
