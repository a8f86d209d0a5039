import TestSupport
import Testing

/// A list of points, and the tests that hold them, read off the traits in the sources.
struct PointList<Point: ListedPoint> {
  private let tests: [MarkedTest<Point>]

  init() throws {
    tests = try MarkedTest.all()
  }

  /// The tests that hold a point, each with its target.
  func names(holding point: Point) -> [String] {
    tests.filter { $0.points.contains(point) }.map { "\($0.target): \($0.name)" }
  }

  /// Expects that every point has a promise and a test, and that all stand so in this file.
  func expectTable(
    in path: String, titled title: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rows = Point.allCases.map { point in
      let names = names(holding: point)
      #expect(!names.isEmpty && !point.promise.isEmpty, "\(point)", sourceLocation: sourceLocation)
      let holders = (names + point.judges).joined(separator: "<br>")
      return "| \(point.rawValue) | \(point.promise) | \(holders) |"
    }
    try ProjectFile.expectSection(
      "points", of: path,
      is: (["| | \(title) | what holds it |", "|---|---|---|"] + rows).joined(separator: "\n"),
      sourceLocation: sourceLocation)
  }
}

/// A test or suite that is marked with points of a list.
struct MarkedTest<Point: ListedPoint> {
  let points: [Point]
  /// The folder below `Tests/`.
  let target: String
  /// The sentence, or the suite's name.
  let name: String

  static func all() throws -> [MarkedTest] {
    let mark = try mark
    return try SourceFile.tests().flatMap { file in
      file.text.matches(of: mark).map { match in
        MarkedTest(
          points: points(in: match.output.1), target: file.module,
          name: String(match.output.2.filter { $0 != "`" }))
      }
    }
  }

  /// The trait's points, then the name of what it stands before.
  private static var mark: Regex<(Substring, Substring, Substring)> {
    get throws {
      try Regex(
        #"\.\#(Point.traitName)\(([.\w,\s]+)\)[\s\S]*?\b(?:func|struct|enum)\s+(`[^`]+`|\w+)"#)
    }
  }

  private static func points(in list: Substring) -> [Point] {
    let names = list.matches(of: /\w+/).map { String($0.output) }
    return Point.allCases.filter { names.contains("\($0)") }
  }
}
