import Dashboard
import RelayKit
import Testing

@Suite struct `A flaw of a theme` {
  @Test func `is text too faint on its own background, in full and in 256 colours`() {
    // By any checker #767676 on #fafafa, both but for a hair in the 256, is 4.35 to 1. The muted
    // need but 3.
    let grey = RoleStyle(foreground: Colour(RGB(0x76, 0x76, 0x76)))
    let theme = theme(.light, on: RGB(0xFA, 0xFA, 0xFA), [.trouble: grey, .muted: grey])
    #expect(
      faint(theme) == [
        "trouble on #fafafa: contrast 4.3, wanted 4.5",
        "trouble on #fafafa in 256 colours: contrast 4.3, wanted 4.5",
      ])
  }

  @Test func `is text that is lost on the terminal's own background`() {
    // It reads well on what the theme was made on, which is not painted.
    let theme = theme(
      .dark, on: RGB(255, 255, 255), [.best: RoleStyle(foreground: Colour(RGB(0, 0, 95)))])
    #expect(
      faint(theme).contains("best on #000000: contrast 1.1, wanted 4.5"), "\(faint(theme))")
  }

  @Test func `is text too faint on the background of its role, not on that around`() {
    let selection = RoleStyle(
      foreground: Colour(RGB(255, 255, 255)), background: Colour(RGB(255, 255, 215)))
    let theme = theme(.light, on: RGB(255, 255, 255), [.selection: selection])
    #expect(
      faint(theme) == [
        "selection on #ffffd7: contrast 1.0, wanted 4.5",
        "selection on #ffffd7 in 256 colours: contrast 1.0, wanted 4.5",
      ])
  }

  @Test func `is plain text too faint where the background is painted`() {
    let theme = Theme(
      name: "x", variant: .dark, background: RGB(0, 0, 0), foreground: RGB(95, 95, 95), roles: [:])
    #expect(faint(theme).first == "text on #000000: contrast 3.2, wanted 4.5")
  }

  @Test func `is two states that look the same at some depth`() {
    var roles = Theme.distinct
    roles[.warning] = RoleStyle(foreground: Colour(RGB(255, 175, 95), ansi: .brightRed), mono: .dim)
    let flaws = theme(.dark, on: RGB(0, 0, 0), roles).flaws.map(\.displayText.text)
    #expect(
      flaws == [
        "muted and warning look the same without colours",
        "warning and trouble look the same in 8 colours",
        "warning and trouble look the same in 16 colours",
      ])
  }

  @Test func `is none where all can be read and told apart`() {
    #expect(theme(.dark, on: RGB(0, 0, 0), Theme.distinct).flaws == [])
  }

  private func theme(
    _ variant: Theme.Variant, on background: RGB, _ roles: [Role: RoleStyle]
  ) -> Theme {
    Theme(name: "x", variant: variant, background: background, roles: roles)
  }

  private func faint(_ theme: Theme) -> [String] {
    theme.flaws.filter { if case .faint = $0 { true } else { false } }.map(\.displayText.text)
  }
}

extension Theme {
  /// Roles in which each state looks like no other.
  fileprivate static let distinct: [Role: RoleStyle] = [
    .muted: RoleStyle(foreground: Colour(RGB(138, 138, 138), ansi: .white), mono: .dim),
    .best: RoleStyle(foreground: Colour(RGB(135, 215, 135), ansi: .green), mono: .bold),
    .warning: RoleStyle(foreground: Colour(RGB(255, 175, 95), ansi: .yellow), mono: .underline),
    .trouble: RoleStyle(
      foreground: Colour(RGB(255, 135, 135), ansi: .brightRed), mono: [.bold, .underline]),
    .selection: RoleStyle(
      foreground: Colour(RGB(255, 255, 255)), background: Colour(RGB(0, 0, 135), ansi: .blue),
      mono: .reverse),
    .demo: RoleStyle(
      foreground: Colour(RGB(0, 0, 0)), background: Colour(RGB(255, 175, 95), ansi: .yellow),
      mono: [.bold, .reverse]),
  ]
}
