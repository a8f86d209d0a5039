import Foundation
import Testing

/// Files of the package itself.
package enum ProjectFile {
  /// The text of a file, by its path from the package's root.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// Expects that the part of a file between `<!-- NAME -->` and `<!-- /NAME -->` is this text;
  /// with `UPDATE_GOLDEN=1` it is made so.
  package static func expectSection(
    _ name: String, of path: String, is expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try text(path)
    let section = try #require(
      text.range(
        of: "(?<=<!-- \(name) -->\\n)[\\s\\S]*?(?=\\n<!-- /\(name) -->)",
        options: .regularExpression), sourceLocation: sourceLocation)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      let updated = text.replacingCharacters(in: section, with: expected)
      return try updated.write(to: url(path), atomically: true, encoding: .utf8)
    }
    #expect(text[section] == expected, sourceLocation: sourceLocation)
  }

  /// Expects that a file is this text; with `UPDATE_GOLDEN=1` it is made so.
  package static func expect(
    _ path: String, is expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      return try expected.write(to: url(path), atomically: true, encoding: .utf8)
    }
    #expect(try text(path) == expected, sourceLocation: sourceLocation)
  }

  private static func url(_ path: String) -> URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(path)
  }
}
