import RelayKit
import TestSupport
import Testing

@testable import Dashboard

/// Overwriting what may be read for a moment, where it stands.
@Suite(.acceptance(.secrets)) struct `Secrets of a frame` {
  @Test(
    arguments: [
      (nil, "word ****** end"), (frame(secretAt: 6), "word ****** end"),
      (frame("other!"), "word ****** end"), (frame(columns: 30), "word ****** end"),
      (frame(), nil),
    ] as [(Frame?, String?)])
  func `are overwritten but where the next frame shows them in the same place`(
    next: Frame?, expected: String?
  ) {
    let covered = Self.frame().covered(before: next)
    #expect(covered?.text == expected)
    #expect(covered?.cells.map(\.style) == expected.map { _ in Self.frame().cells.map(\.style) })
  }

  @Test func `are overwritten in each cell, in the halves of a wide character too`() {
    #expect(
      Self.frame("中文ab").covered(before: nil)?.cells[5...10].map(\.text)
        == .init(repeating: "*", count: 6))
  }

  @Test func `are nowhere in a frame without any`() {
    var plain = Frame(size: Size(columns: 8, rows: 1))
    plain.put("plain", at: Position(column: 0, row: 0))
    #expect(!plain.holdsSecrets && plain.covered(before: nil) == nil)
    #expect(Self.frame().holdsSecrets)
  }

  /// `word secret end`, or another secret, further to the right or on a wider screen.
  private static func frame(
    _ secret: DisplayText = "secret", secretAt column: Int = 5, columns: Int = 20
  ) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: 1))
    frame.put("word", at: Position(column: 0, row: 0))
    frame.put(
      secret, at: Position(column: column, row: 0), style: TextStyle(.warning, isSecret: true))
    frame.put("end", at: Position(column: column + 7, row: 0))
    return frame
  }
}
