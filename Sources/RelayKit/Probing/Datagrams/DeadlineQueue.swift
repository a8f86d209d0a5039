/// Things that are due at a time, the earliest first: a binary heap.
package struct DeadlineQueue<Item> {
  private struct Entry {
    var due: Duration
    /// How many were added before: of those due at once the first comes first.
    var number: Int
    var item: Item

    func precedes(_ other: Entry) -> Bool {
      (due, number) < (other.due, other.number)
    }
  }

  /// Each precedes the two at twice its own place, plus one and plus two.
  private var heap: [Entry] = []
  private var count = 0

  package init() {}

  /// When the first is due that is still `wanted`, those before it being dropped; `nil` where there
  /// is none.
  package mutating func first(where wanted: (Item) -> Bool = { _ in true }) -> Duration? {
    while let first = heap.first {
      if wanted(first.item) { return first.due }
      _ = takeFirst()
    }
    return nil
  }

  /// Adds a thing behind all that are due no later.
  package mutating func add(_ item: Item, due: Duration) {
    heap.append(Entry(due: due, number: count, item: item))
    count += 1
    rise(from: heap.count - 1)
  }

  /// Takes the first thing that is due at `now` or before; `nil` where there is none.
  package mutating func next(at now: Duration) -> Item? {
    guard let first = heap.first, first.due <= now else { return nil }
    return takeFirst()
  }

  private mutating func takeFirst() -> Item {
    heap.swapAt(0, heap.count - 1)
    let first = heap.removeLast()
    sink(from: 0)
    return first.item
  }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0, heap[place].precedes(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var place = start
    while let child = firstChild(of: place), heap[child].precedes(heap[place]) {
      heap.swapAt(place, child)
      place = child
    }
  }

  private func firstChild(of place: Int) -> Int? {
    let (left, right) = (2 * place + 1, 2 * place + 2)
    guard left < heap.count else { return nil }
    return right < heap.count && heap[right].precedes(heap[left]) ? right : left
  }
}
