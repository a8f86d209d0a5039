/// What coturn writes of itself under `--verbose`, by session.
///
/// ```
/// 1: : session 001000000000000001: new, realm=<r>, username=<u>, lifetime=600
/// 1: : session 001000000000000001: refreshed, realm=<r>, username=<u>, lifetime=0
/// 2: : session 001000000000000001: usage: realm=<r>, username=<u>, rp=13, rb=1596, sp=13, sb=1508
/// 2: : session 001000000000000001: peer usage: realm=<r>, username=<u>, rp=5, rb=800, sp=5, sb=800
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

  /// What went between the server and those clients that relayed anything, in bytes as the server
  /// counts them: received from them, and sent to them.
  package var relayedBytes: (received: Int, sent: Int) {
    let relaying = Self.sessions(in: text, #/session (\d+): peer usage: .*rp=[1-9]/#)
    let usages = text.matches(of: #/session (\d+): usage: .*, rb=(\d+), .*, sb=(\d+)/#)
      .filter { relaying.contains(String($0.output.1)) }
    return (
      usages.reduce(0) { $0 + (Int($1.output.2) ?? 0) },
      usages.reduce(0) { $0 + (Int($1.output.3) ?? 0) }
    )
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
