import Testing

/// A point of a list in `docs` that shows which tests hold the program to it.
package protocol ListedPoint: CaseIterable, Hashable, RawRepresentable<Int>, Sendable {
  /// The name of the trait by which tests say that they hold points of this list.
  static var traitName: String { get }

  /// What may be relied on, in a sentence each.
  static var promises: [Self: String] { get }
}

extension ListedPoint {
  package var promise: String { Self.promises[self] ?? "" }
}

/// Marks a test, or all tests of a suite, as what holds these points.
package struct Holding<Point: ListedPoint>: TestTrait, SuiteTrait {
  package let points: [Point]

  package var isRecursive: Bool { true }

  package var comments: [Comment] {
    points.map { "\(Point.traitName) \($0.rawValue): \($0.promise)" }
  }
}
