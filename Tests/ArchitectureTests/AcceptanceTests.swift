import TestSupport
import Testing

/// Which tests hold the thirty points, read off the traits in the sources.
@Suite struct `The acceptance list` {
  @Test(arguments: AcceptancePoint.allCases)
  func `has a test and a promise for every point`(point: AcceptancePoint) throws {
    #expect(try !Self.tests.get().filter { $0.points.contains(point) }.isEmpty)
    #expect(!point.promise.isEmpty)
  }

  @Test func `stands in docs as in the sources`() throws {
    let tests = try Self.tests.get()
    let rows = AcceptancePoint.allCases.map { point in
      let names = tests.filter { $0.points.contains(point) }.map { "\($0.target): \($0.name)" }
      return "| \(point.rawValue) | \(point.promise) | \(names.joined(separator: "<br>")) |"
    }
    try ProjectFile.expectSection(
      "points", of: "docs/acceptance.md",
      is: (["| | what is promised | what holds it |", "|---|---|---|"] + rows)
        .joined(separator: "\n"))
  }

  /// Read once: every point looks at all of them.
  private static let tests = Result { try AcceptedTest.all() }
}

/// A test or suite that is marked with acceptance points.
struct AcceptedTest {
  let points: [AcceptancePoint]
  /// The folder below `Tests/`.
  let target: String
  /// The sentence, or the suite's name.
  let name: String

  static func all() throws -> [AcceptedTest] {
    try SourceFile.tests().flatMap { file in
      file.text.matches(of: mark).map { match in
        AcceptedTest(
          points: points(in: match.output.1), target: file.module,
          name: String(match.output.2.filter { $0 != "`" }))
      }
    }
  }

  /// The trait's points, then the name of what it stands before.
  private static var mark: Regex<(Substring, Substring, Substring)> {
    /\.acceptance\(([.\w, ]+)\)[\s\S]*?\b(?:func|struct|enum)\s+(`[^`]+`|\w+)/
  }

  private static func points(in list: Substring) -> [AcceptancePoint] {
    let names = list.matches(of: /\w+/).map { String($0.output) }
    return AcceptancePoint.allCases.filter { names.contains("\($0)") }
  }
}
