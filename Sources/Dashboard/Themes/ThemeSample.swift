import RelayKit

/// A page that shows what each role of a theme looks like, and how well it reads.
package struct ThemeSample {
  private let theme: Theme

  package init(of theme: Theme) {
    self.theme = theme
  }

  /// The page as text for a terminal of this depth; `nil` is for no terminal, without any escape.
  package func text(at depth: ColourDepth?) -> String {
    let width = lines.map(\.width).max() ?? 0
    return lines.map { line in
      guard let depth else { return line.runs.map(\.text.text).joined() + "\n" }
      // A painted background reaches as far as the longest line.
      let filled = theme.isPainted ? line + .spaces(width - line.width) : line
      return filled.runs.map { theme.sequences(for: $0, at: depth) }.joined() + "\n"
    }.joined()
  }

  private var lines: [StyledText] {
    let flaws = theme.flaws.map { StyledText($0.displayText, .warning) }
    return [title, .empty, heading] + Role.allCases.map(row) + (flaws.isEmpty ? [] : [.empty])
      + flaws
  }

  private var title: StyledText {
    StyledText(theme.name, TextStyle(.heading, bold: true))
      + StyledText(
        "  \(DisplayText(sanitizing: theme.variant.rawValue)), made on "
          + theme.background.displayText, .muted)
  }

  private var heading: StyledText {
    let style = TextStyle(.heading, underline: true)
    return Self.line(
      ["role", "sample", "ratio", "colour", "256", "16"].map { StyledText($0, style) })
  }

  private func row(_ role: Role) -> StyledText {
    let look = theme[role]
    return Self.line([
      StyledText(role.displayText), StyledText(role.sample, role),
      theme.contrast(of: role).map { StyledText(DisplayText(contrast: $0)) } ?? .empty,
      StyledText(Self.pair(look) { $0.rgb.displayText }, .muted),
      StyledText(Self.pair(look) { "\($0.number(at: .indexed) ?? 0)" }, .muted),
      StyledText(Self.pair(look) { DisplayText(sanitizing: $0.ansi.name) }, .muted),
    ])
  }

  /// The columns at their places, in 80 cells, without spaces at the end.
  private static func line(_ columns: [StyledText]) -> StyledText {
    var line = StyledText.empty
    for (index, text) in columns.enumerated() where !text.isEmpty {
      let isRight = index == ratio.column
      let place = isRight ? ratio.end - text.width : places[index]
      line += .spaces(place - line.width) + text
    }
    return line
  }

  private static let places = [0, 11, 28, 35, 52, 61]
  private static let ratio = (column: 2, end: 33)

  /// What there is to say of the colours of a role: `text/background`.
  private static func pair(
    _ look: RoleStyle, _ describe: (Colour) -> DisplayText
  ) -> DisplayText {
    [look.foreground, look.background].compactMap(\.self).map(describe).joined(separator: "/")
  }
}

extension StyledText {
  fileprivate static func spaces(_ count: Int) -> StyledText {
    StyledText(DisplayText(sanitizing: String(repeating: " ", count: max(count, 0))))
  }
}

extension Theme {
  /// A stretch of text as a terminal takes it; what is plain has no sequences.
  fileprivate func sequences(for run: StyledText.Run, at depth: ColourDepth) -> String {
    let start = ink(for: run.style, at: depth).sequence(at: depth)
    return start.isEmpty ? run.text.text : start + run.text.text + Ink.reset
  }
}

extension Role {
  /// Text such as the dashboard shows in this role.
  fileprivate var sample: DisplayText {
    switch self {
    case .text: "12.4  13.3   0"
    case .muted: "live"
    case .heading: "region"
    case .best: "us_east 12.4 ms"
    case .good: "wrote ice.json"
    case .warning: "full (486)"
    case .trouble: "no answer"
    case .selection: "us_central"
    case .key: "enter"
    case .input: "us_"
    case .accent: "udp"
    case .demo: "DEMO"
    }
  }
}
