/// What relay echoes may cost, are to come to and have come to, in relayed bytes, which providers
/// bill.
///
/// Room for the most that an echo comes to is kept until it has ended; then what it did come to
/// counts. So the limit holds for a whole run, however often it fetches.
package struct EchoBudget: Equatable, Sendable {
  package let limit: Int
  /// The most that one echo comes to.
  package let price: Int
  /// How many echoes have begun.
  package private(set) var begun = 0
  /// How many relays there was no room for.
  package private(set) var leftOut = 0
  /// What the echoes that have ended came to.
  package private(set) var spent = 0
  /// How many have begun and not ended.
  package private(set) var underway = 0
  /// How many of them were begun last, at once.
  package private(set) var latest = 0
  /// The limit that had room for all that were wanted last.
  package private(set) var needed = 0

  package init(limit: Int, price: Int = RelayEchoProfile.voice.price) {
    self.limit = limit
    self.price = price
  }

  /// How many more echoes there is room for.
  package var room: Int { max(0, (limit - spent) / price - underway) }

  /// Begins as many of `wanted` echoes as there is room for, and returns how many those are.
  package mutating func begin(_ wanted: Int) -> Int {
    needed = spent + (underway + wanted) * price
    latest = min(wanted, room)
    begun += latest
    underway += latest
    leftOut = wanted - latest
    return latest
  }

  /// Takes notice of what an echo came to.
  package mutating func end(_ bytes: Int) {
    underway -= 1
    add(bytes)
  }

  /// Takes notice of what an echo that goes on has come to.
  package mutating func add(_ bytes: Int) {
    spent += bytes
  }
}

extension EchoBudget {
  /// What is about to be relayed: said before the first packet leaves.
  package var announcement: DisplayText {
    let allowed = ByteCount(limit).displayText
    guard latest > 0 else {
      let left = ByteCount(max(0, limit - spent)).displayText
      return """
        relay echo: none begins: one takes up to \(ByteCount(price).displayText), \(left) of \
        \(allowed) is left\(omission)
        """
    }
    return """
      relay echo: \(Self.relays(latest)), \(RelayEchoProfile.voice.displayText): up to \
      \(ByteCount(latest * price).displayText), which providers bill; allowed is \(allowed)\
      \(omission)
      """
  }

  /// What was relayed: `690 kB of 1 MB through 20 relays`.
  package var account: DisplayText {
    let amounts = [spent, limit].map { ByteCount($0).displayText }.joined(separator: " of ")
    return "\(amounts) through \(Self.relays(begun))\(omission)"
  }

  private static func relays(_ count: Int) -> DisplayText {
    count == 1 ? "1 relay" : "\(count) relays"
  }

  /// What was left out, and which limit has room for all.
  private var omission: DisplayText {
    guard leftOut > 0 else { return .empty }
    return "; \(leftOut) more would take --relay-budget \(ByteCount(needed).option)"
  }
}
