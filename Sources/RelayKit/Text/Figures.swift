/// Numbers as screens and reports show them: fixed decimals, no units, blank where nothing is known.
package enum Figures {
  /// Milliseconds with one decimal below 1000 and none above: `12.4`, `999.9`, `1500`.
  package static func milliseconds(_ duration: Duration?) -> DisplayText {
    guard let duration else { return .empty }
    let tenths = Int((duration.milliseconds * 10).rounded())
    guard tenths < 10_000 else { return "\(Int(duration.milliseconds.rounded()))" }
    return decimal(tenths: tenths)
  }

  /// The same, without the decimal where that has no room: `99.9`, `104` in four cells.
  package static func milliseconds(_ duration: Duration?, within width: Int) -> DisplayText {
    let exact = milliseconds(duration)
    guard let duration, exact.width > width else { return exact }
    return "\(Int(duration.milliseconds.rounded()))"
  }

  /// A number that is not negative, with one decimal: `4.4`.
  package static func oneDecimal(_ value: Double) -> DisplayText {
    decimal(tenths: Int((value * 10).rounded()))
  }

  /// Milliseconds where they stand in a sentence: whole, below ten with one decimal.
  package static func roundMilliseconds(_ duration: Duration) -> DisplayText {
    duration < .milliseconds(9.95)
      ? milliseconds(duration) : "\(Int(duration.milliseconds.rounded()))"
  }

  /// Whole percent; `0` only where it is 0, `100` only where it is 100.
  package static func percent(_ value: Double?) -> DisplayText {
    guard let value else { return .empty }
    if value > 0, value < 1 { return "<1" }
    if value > 99, value < 100 { return "99" }
    return "\(Int(value.rounded()))"
  }

  /// A time of day's length: `1.2 s`, `42 s`, `4:05`, `1:04:05`.
  package static func elapsed(_ duration: Duration) -> DisplayText {
    let seconds = Int(duration.components.seconds)
    // Cut rather than rounded, so that 9.99 does not read 10.0.
    if seconds < 10 { return "\(decimal(tenths: Int(duration.milliseconds / 100))) s" }
    if seconds < 60 { return "\(seconds) s" }
    let minutes = seconds / 60
    if minutes < 60 { return "\(minutes):\(twoDigits(seconds % 60))" }
    return "\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(seconds % 60))"
  }

  /// The whole days of a time in a sentence; below one the hours: `1 day`, `less than an hour`.
  package static func daysOrHours(_ duration: Duration) -> DisplayText {
    let hours = Int(duration / .seconds(3600))
    let (count, unit): (Int, DisplayText) = hours < 24 ? (hours, "hour") : (hours / 24, "day")
    return count == 0
      ? "less than an hour" : count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }

  /// The time of day in UTC of so many seconds since 1970: `12:03:44`.
  package static func timeOfDay(_ time: Double) -> DisplayText {
    guard time.isFinite, time >= 0, time < 1e12 else { return "--:--:--" }
    let seconds = Int(time) % 86_400
    return
      "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }

  private static func decimal(tenths: Int) -> DisplayText { "\(tenths / 10).\(tenths % 10)" }

  private static func twoDigits(_ value: Int) -> DisplayText {
    value < 10 ? "0\(value)" : "\(value)"
  }
}

extension Duration {
  /// The duration as a sentence has it: `12.3 ms`.
  package var inWords: DisplayText { "\(Figures.milliseconds(self)) ms" }
}
