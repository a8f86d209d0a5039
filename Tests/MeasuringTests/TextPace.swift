import Glibc
import Testing

/// Whether what is done with a text takes as long as the text is.
struct TextPace {
  let beginning: String
  /// What the text between beginning and end is made of.
  let unit: String
  var end = ""

  /// Where the time goes with the square of the length, four times as much takes sixteen times as
  /// long.
  func expectLinear(_ length: Int = 8000, _ work: (String) -> Void) {
    let once = time(length, work)
    let fourfold = time(length * 4, work)
    #expect(fourfold < once * 8 + .milliseconds(20), "\(beginning)\(unit)\(end)")
  }

  private func time(_ length: Int, _ work: (String) -> Void) -> Duration {
    let text = beginning + String(repeating: unit, count: length / unit.utf8.count) + end
    return Self.cost { work(text) }
  }

  /// What this thread takes of a core for some work.
  static func cost(_ work: () -> Void) -> Duration {
    let started = now
    work()
    return now - started
  }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
