import Dashboard
import Testing

@Suite struct `The sequence of an ink` {
  @Test(arguments: [
    (Ink(), ColourDepth.direct, ""),
    (Ink(attributes: [.bold, .dim, .underline, .reverse]), .mono, "[1;2;4;7m"),
    (Ink(foreground: 0, background: 7), .eight, "[30;47m"),
    (Ink(foreground: 8, background: 15), .sixteen, "[90;107m"),
    (Ink(foreground: 7), .indexed, "[38;5;7m"),
    (Ink(background: 255), .indexed, "[48;5;255m"),
    (
      Ink(foreground: 0x0A0B0C, background: 0xFF0001, attributes: .bold), .direct,
      "[1;38;2;10;11;12;48;2;255;0;1m"
    ),
  ])
  func `is as terminals have it`(ink: Ink, depth: ColourDepth, sequence: String) {
    #expect(ink.sequence(at: depth) == (sequence.isEmpty ? "" : "\u{1B}\(sequence)"))
  }
}
