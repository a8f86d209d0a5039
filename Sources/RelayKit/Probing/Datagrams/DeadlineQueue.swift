/// Things that are due at a time, the earliest first.
///
/// Most are added in the order in which they are due, which costs nothing; taking one does neither.
package struct DeadlineQueue<Item> {
  private var entries: [(due: Duration, item: Item)] = []
  /// Where the queue begins: what stands before has been taken.
  private var start = 0

  package init() {}

  /// When the first of them is due; `nil` where there is none.
  package var first: Duration? { start < entries.count ? entries[start].due : nil }

  /// Adds a thing behind all that are due no later.
  package mutating func add(_ item: Item, due: Duration) {
    var place = entries.count
    while place > start, entries[place - 1].due > due { place -= 1 }
    entries.insert((due, item), at: place)
  }

  /// Takes the first thing that is due at `now` or before; `nil` where there is none.
  package mutating func next(at now: Duration) -> Item? {
    guard let first, first <= now else { return nil }
    defer { dropTaken() }
    start += 1
    return entries[start - 1].item
  }

  /// Gives back the room of what was taken, once that is the greater half.
  private mutating func dropTaken() {
    guard start > 32, start > entries.count / 2 else { return }
    entries.removeFirst(start)
    start = 0
  }
}
