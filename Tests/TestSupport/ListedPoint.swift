import Testing

/// A point of a list in `docs` that shows which tests hold the program to it.
package protocol ListedPoint: CaseIterable, Hashable, RawRepresentable<Int>, Sendable {
  /// The name of the trait by which tests say that they hold points of this list.
  static var traitName: String { get }

  /// What may be relied on, in a sentence each.
  static var promises: [Self: String] { get }

  /// What judges more of a promise than its tests do in a debug build, and what that is.
  static var judges: [Self: [String]] { get }
}

extension ListedPoint {
  package static var judges: [Self: [String]] { [:] }

  package var promise: String { Self.promises[self] ?? "" }

  package var judges: [String] { Self.judges[self] ?? [] }
}

/// Marks a test, or all tests of a suite, as what holds these points.
package struct Holding<Point: ListedPoint>: TestTrait, SuiteTrait {
  package let points: [Point]

  package var isRecursive: Bool { true }

  package var comments: [Comment] {
    points.map { "\(Point.traitName) \($0.rawValue): \($0.promise)" }
  }
}
