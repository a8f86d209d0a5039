import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct `A theme` {
  @Test func `gives a style its role's colours at the terminal's depth`() {
    let theme = Theme.example
    let style = TextStyle(.trouble)
    #expect(theme.ink(for: style, at: .mono) == Ink(attributes: .underline))
    #expect(theme.ink(for: style, at: .eight) == Ink(foreground: 1, attributes: .bold))
    #expect(theme.ink(for: style, at: .sixteen) == Ink(foreground: 9, attributes: .bold))
    #expect(theme.ink(for: style, at: .indexed) == Ink(foreground: 196, attributes: .bold))
    #expect(theme.ink(for: style, at: .direct) == Ink(foreground: 0xFF0000, attributes: .bold))
  }

  @Test func `keeps the attributes that a style has of its own`() {
    let style = TextStyle(.trouble, underline: true, reverse: true, dim: true)
    #expect(
      Theme.example.ink(for: style, at: .indexed).attributes
        == [.bold, .underline, .reverse, .dim])
  }

  @Test func `tells by attributes what it cannot by a colour`() {
    let style = TextStyle(.muted)
    #expect(Theme.example.ink(for: style, at: .sixteen) == Ink(foreground: 8))
    #expect(Theme.example.ink(for: style, at: .eight) == Ink(attributes: .dim))
  }

  @Test func `leaves a role it says nothing of to the terminal`() {
    #expect(Theme.example.ink(for: TextStyle(.accent), at: .indexed) == Ink())
  }

  @Test func `has its own background under everything where that is wished for`() {
    let theme = Theme.example.over(.theme)
    #expect(theme.over(.terminal) == Theme.example)
    #expect(theme.ink(for: .plain, at: .mono) == Ink())
    #expect(theme.ink(for: .plain, at: .eight) == Ink(foreground: 7, background: 0))
    #expect(theme.ink(for: .plain, at: .sixteen) == Ink(foreground: 7, background: 0))
    #expect(theme.ink(for: .plain, at: .indexed) == Ink(foreground: 231, background: 16))
    #expect(theme.ink(for: .plain, at: .direct) == Ink(foreground: 0xFFFFFF, background: 0))
    let trouble = theme.ink(for: TextStyle(.trouble), at: .indexed)
    #expect(trouble == Ink(foreground: 196, background: 16, attributes: .bold))
    // What loses its colour keeps the theme's plain one, not the terminal's.
    let muted = theme.ink(for: TextStyle(.muted), at: .eight)
    #expect(muted == Ink(foreground: 7, background: 0, attributes: .dim))
  }

  @Test func `for light backgrounds is painted bright white where there are sixteen colours`() {
    let theme = Theme(name: "x", variant: .light, background: RGB(250, 250, 250), roles: [:])
    let painted = theme.over(.theme).ink(for: .plain, at: .sixteen)
    #expect(painted == Ink(foreground: 0, background: 15))
  }

  @Test(.acceptance(.noColour)) func `without colours tells the states apart by attributes`() {
    let states: [Role] = [.text, .muted, .best, .warning, .trouble, .selection, .demo]
    let inks = states.map { Theme.plain.ink(for: TextStyle($0), at: .indexed) }
    #expect(Set(inks).count == states.count)
    #expect(inks.allSatisfy { $0.foreground == nil && $0.background == nil })
  }
}

extension Theme {
  fileprivate static let example = Theme(
    name: "example", variant: .dark, background: RGB(0, 0, 0),
    roles: [
      .muted: RoleStyle(foreground: Colour(RGB(128, 128, 128)), mono: .dim),
      .trouble: RoleStyle(
        foreground: Colour(RGB(255, 0, 0)), attributes: .bold, mono: .underline),
    ])
}
