/// When credentials die, as far as they tell.
///
/// The service does not say; names made by the TURN REST scheme begin with the second since 1970 at
/// which they end: `1767323045:alice` (draft-uberti-behave-turn-rest-00 §2.2).
package enum CredentialExpiry {
  /// The earliest end among those of `servers` that live yet at `time`, both in seconds since 1970;
  /// `nil` where none of them tells.
  package static func earliest(of servers: [ICEServer], after time: Double) -> Double? {
    servers.compactMap { $0.username.flatMap { end(of: $0.revealed) } }.filter { $0 > time }.min()
  }

  /// How long the first of them to die still lives at `time`; `nil` where none of the living tells.
  static func lifetime(of servers: [ICEServer], from time: Double) -> Duration? {
    earliest(of: servers, after: time).map { .seconds(($0 - time).rounded(.down)) }
  }

  /// How long to wait before the next fetch: `interval`, or less where something dies before that,
  /// a minute ahead of it.
  package static func wait(
    for servers: [ICEServer], atMost interval: Duration, now: Double
  ) -> Duration {
    guard let end = earliest(of: servers, after: now) else { return interval }
    return min(interval, max(.seconds(end - now - 60), .seconds(5)))
  }

  /// When a login of this name ends, in seconds since 1970; `nil` where the name does not say.
  static func end(of username: String) -> Double? {
    let digits = username.prefix { $0.isASCII && $0.isNumber }
    let isAlone = digits.count == username.count
    // From 2001 to 2286: ten digits.
    guard digits.count == 10, isAlone || username.dropFirst(10).first == ":",
      let end = Double(digits)
    else { return nil }
    // Digits alone are older than the scheme where somebody took them for a name: 1234567890.
    return isAlone && end < schemeBegan ? nil : end
  }

  /// The year of the scheme's first draft, 2013.
  private static let schemeBegan: Double = 1_356_998_400
}
