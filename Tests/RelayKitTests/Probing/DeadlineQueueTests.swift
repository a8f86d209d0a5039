import RelayKit
import Testing

@Suite struct DeadlineQueueTests {
  @Test func `gives what is due in its order, and what is due at once as it came`() {
    var queue = DeadlineQueue<String>()
    for (name, due) in [("c", 3), ("a", 1), ("b", 2), ("d", 3), ("e", 9)] {
      queue.add(name, due: .seconds(due))
    }
    #expect(queue.first() == .seconds(1))
    #expect(queue.next(at: .zero) == nil)
    #expect(taken(from: &queue, at: .seconds(3)) == ["a", "b", "c", "d"])
    #expect(queue.first() == .seconds(9))
    #expect(taken(from: &queue, at: .seconds(9)) == ["e"])
    #expect(queue.first() == nil)
  }

  @Test func `stays in order over a long life`() {
    var queue = DeadlineQueue<Int>()
    var taken: [Int] = []
    for number in 0..<1_000 {
      queue.add(number + number % 3, due: .milliseconds(number + number % 3))
      while let next = queue.next(at: .milliseconds(number - 100)) { taken.append(next) }
    }
    while let next = queue.next(at: .seconds(2)) { taken.append(next) }
    #expect(taken == (0..<1_000).map { $0 + $0 % 3 }.sorted())
  }

  @Test func `passes over what nobody wants any more`() {
    var queue = DeadlineQueue<String>()
    for (name, due) in [("a", 1), ("b", 2), ("c", 3), ("d", 2)] {
      queue.add(name, due: .seconds(due))
    }
    #expect(queue.first { $0 != "a" && $0 != "b" } == .seconds(2))
    #expect(taken(from: &queue, at: .seconds(9)) == ["d", "c"])
    #expect(queue.first() == nil)
  }

  private func taken(from queue: inout DeadlineQueue<String>, at now: Duration) -> [String] {
    var taken: [String] = []
    while let next = queue.next(at: now) { taken.append(next) }
    return taken
  }
}
