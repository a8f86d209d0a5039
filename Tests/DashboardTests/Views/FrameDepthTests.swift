import Dashboard
import RelayKit
import TestSupport
import Testing

/// Frames in the colours that terminals of every depth have.
@Suite struct FrameDepthTests {
  @Test(.acceptance(.noColour, .themes), arguments: ColourDepth.allCases)
  func `looks as a person has found right at every depth`(_ depth: ColourDepth) throws {
    let theme = try ThemeLibrary.bundledTheme(named: ThemeList.defaultName)
    let frame = try #require(Scene.all.first { $0.name == "relays" })
      .state(Size(columns: 80, rows: 24)).draw()
    try Golden(name: "depth-\(depth)").expect(frame.inked(theme, depth))
  }

  /// What needs an eye is never told from the rest by nothing.
  @Test(.acceptance(.noColour, .themes, .cellEconomy), arguments: Scene.all)
  func `marks what needs an eye in every theme at every depth`(_ scene: Scene) throws {
    let themes = try ThemeLibrary.bundledNames.map(ThemeLibrary.bundledTheme)
    let frame = scene.state(Size(columns: 160, rows: 50)).draw()
    let runs = FrameRun.runs(of: frame, glyphs: .unicode)
    for theme in themes {
      for depth in ColourDepth.allCases {
        let plain = theme.ink(for: .plain, at: depth)
        for style in Set(runs.map(\.style)) {
          let ink = theme.ink(for: style, at: depth)
          let colours = [ink.foreground, ink.background].compactMap(\.self)
          #expect(colours.allSatisfy { $0 < limit(of: depth) }, "\(theme.name) \(depth) \(style)")
          if Self.eyecatching.contains(style.role) {
            #expect(ink != plain, "\(theme.name) \(depth) \(style)")
          }
        }
      }
    }
  }

  private static let eyecatching: Set<Role> = [
    .warning, .trouble, .selection, .best, .muted, .accent,
  ]

  private func limit(of depth: ColourDepth) -> Int {
    switch depth {
    case .mono: 0
    case .eight: 8
    case .sixteen: 16
    case .indexed: 256
    case .direct: 1 << 24
    }
  }
}

extension Frame {
  /// The text with the sequences that colour it; escapes are shown as `^`.
  fileprivate func inked(_ theme: Theme, _ depth: ColourDepth) -> String {
    let runs = Dictionary(grouping: FrameRun.runs(of: self, glyphs: .unicode), by: \.row)
    return (0..<size.rows).map { row in
      var (line, column) = ("", 0)
      for run in runs[row] ?? [] {
        line += String(repeating: " ", count: max(run.column - column, 0))
        let text = String(
          String.UnicodeScalarView(run.scalars.compactMap { Unicode.Scalar(UInt32($0)) }))
        let sequence = theme.ink(for: run.style, at: depth).sequence(at: depth)
        line += sequence.isEmpty ? text : sequence + text + Ink.reset
        column = run.column + run.scalars.count
      }
      return line.replacing("\u{1B}", with: "^")
    }.joined(separator: "\n")
  }
}
