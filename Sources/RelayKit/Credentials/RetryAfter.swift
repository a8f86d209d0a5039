/// How long a service asks to be left alone (RFC 9110 §10.2.3).
package enum RetryAfter {
  /// The wait that `retryAfter` asks for: seconds, or a date measured against the answer's own
  /// `date`, so that neither clock need be right; `nil` where it says nothing usable.
  package static func wait(retryAfter: String?, date: String?) -> Duration? {
    guard let text = retryAfter else { return nil }
    if let seconds = seconds(text) { return .seconds(seconds) }
    guard let until = HTTPDate.seconds(text), let now = date.flatMap(HTTPDate.seconds)
    else { return nil }
    return .seconds(min(max(0, until - now), longest))
  }

  private static func seconds(_ text: String) -> Int? {
    let digits = text.filter { $0 != " " && $0 != "\t" }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return min(Int(digits) ?? .max, longest)
  }

  /// In seconds, some thirty years: more is as good as for ever.
  private static let longest = 1_000_000_000
}

/// A date in one of the three forms that HTTP knows (RFC 9110 §5.6.7).
///
/// ```
/// Sun, 06 Nov 1994 08:49:37 GMT
/// Sunday, 06-Nov-94 08:49:37 GMT    of this century
/// Sun Nov  6 08:49:37 1994
/// ```
package enum HTTPDate {
  /// Seconds since 1970; `nil` where the text is no such date.
  package static func seconds(_ text: String) -> Int? {
    var words = text.split { " ,-".contains($0) }.map(String.init)
    guard words.count == 6 && words[5] == "GMT" || words.count == 5 else { return nil }
    if words.count == 5 { words = [words[0], words[2], words[1], words[4], words[3]] }
    guard let day = Int(words[1]), let month = months.firstIndex(of: words[2]),
      let year = Int(words[3]), let time = secondsOfDay(words[4]),
      (1...31).contains(day), (0...9999).contains(year)
    else { return nil }
    return days(year: year < 100 ? year + 2000 : year, month: month + 1, day: day) * 86_400 + time
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func secondsOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]),
      (0...60).contains(parts[2])
    else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  /// Days since 1970-01-01 in the Gregorian calendar, counting years from March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }
}
