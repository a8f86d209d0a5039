/// What relay echoes may cost, are to come to and have come to, in relayed bytes, which providers
/// bill.
///
/// Room for the most that an echo comes to is kept until it has ended; then what it did come to
/// counts. So the limit holds for a whole run, however often it fetches.
package struct EchoBudget: Equatable, Sendable {
  package let limit: Int
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
  /// The most that those come to.
  package private(set) var latestPrice = 0
  /// The most that the first comes to that was left out last; `nil` where none was.
  package private(set) var nextPrice: Int?
  /// The limit that had room for all that were wanted last.
  package private(set) var needed = 0
  /// The room that is kept for those under way.
  private var kept = 0

  package init(limit: Int) {
    self.limit = limit
  }

  /// What is neither spent nor kept; below zero where something came to more than its price.
  package var room: Int { limit - spent - kept }

  /// Begins as many echoes of these prices, from the first on, as there is room for, and returns how
  /// many those are.
  package mutating func begin(_ prices: [Int]) -> Int {
    needed = spent + kept + prices.reduce(0, +)
    latest = 0
    latestPrice = 0
    for price in prices {
      guard price <= room - latestPrice else { break }
      latest += 1
      latestPrice += price
    }
    kept += latestPrice
    begun += latest
    underway += latest
    leftOut = prices.count - latest
    nextPrice = prices.dropFirst(latest).first
    return latest
  }

  /// Takes notice of what an echo of this price came to.
  package mutating func end(_ bytes: Int, of price: Int) {
    underway -= 1
    kept -= price
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
    if latest == 0, let nextPrice {
      let left = ByteCount(max(0, limit - spent)).displayText
      return """
        relay echo: none begins: one takes up to \(ByteCount(nextPrice).displayText), \(left) of \
        \(allowed) is left\(omission)
        """
    }
    return """
      relay echo: \(Self.relays(latest)), \(RelayEchoProfile.voice.displayText): up to \
      \(ByteCount(latestPrice).displayText), which providers bill; allowed is \(allowed)\
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
