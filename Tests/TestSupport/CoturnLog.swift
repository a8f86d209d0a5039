/// What coturn writes of itself under `--verbose`, by session.
///
/// ```
/// 1: : session 001000000000000001: new, realm=<r>, username=<u>, lifetime=600
/// 1: : session 001000000000000001: refreshed, realm=<r>, username=<u>, lifetime=0
/// 2: : session 001000000000000001: delete: realm=<r>, username=<u>
/// ```
package struct CoturnLog: Sendable {
  package let text: String
  /// The sessions that were given a relayed address.
  package let granted: Set<String>
  /// The sessions that gave it back with LIFETIME 0.
  package let released: Set<String>
  /// The sessions whose relayed address is gone.
  package let deleted: Set<String>

  package init(_ text: String) {
    self.text = text
    granted = Self.sessions(in: text, #/session (\d+): new, .*lifetime=[1-9]/#)
    released = Self.sessions(in: text, #/session (\d+): refreshed, .*lifetime=0[,\n]/#)
    deleted = Self.sessions(in: text, #/session (\d+): delete: /#)
  }

  /// The addresses that flows came from.
  package var clients: Set<String> {
    Set(
      text.matches(of: #/(?:connected to:|remote(?:ly)?) ([0-9.]+):/#).map { String($0.output.1) })
  }

  /// Whether every relayed address was given back, and is gone.
  package var holdsNothing: Bool { holdsNothing(besides: 0) }

  /// The same, but for this many that somebody else keeps.
  package func holdsNothing(besides others: Int) -> Bool {
    released.isSubset(of: granted) && deleted.isSuperset(of: released)
      && granted.count - released.count == others
  }

  /// How many requests it refused with this code; it does not say which those without a login were.
  package func refusals(_ code: Int) -> Int {
    text.matches(of: /incoming packet \w+ processed, error (\d+)/).count {
      $0.output.1 == "\(code)"
    }
  }

  /// The sessions whose nonce was too old for a request made after their relayed address was granted.
  package var staleAfterGrant: Set<String> {
    Self.sessions(in: text, #/session (\d+): new, (?s:.*)session \1: realm [^\n]* error 438/#)
  }

  private static func sessions(
    in text: String, _ pattern: Regex<(Substring, Substring)>
  ) -> Set<String> {
    Set(text.matches(of: pattern).map { String($0.output.1) })
  }
}
