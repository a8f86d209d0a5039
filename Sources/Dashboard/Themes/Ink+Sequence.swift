extension Ink {
  /// The escape sequence that sets it on a terminal, from whatever was set before; empty for what
  /// is plain (ECMA-48, SGR, and xterm's for 256 colours and RGB).
  package func sequence(at depth: ColourDepth) -> String {
    let colours = [
      foreground.map { Self.codes($0, at: depth, base: 30, bright: 90) },
      background.map { Self.codes($0, at: depth, base: 40, bright: 100) },
    ].compactMap(\.self)
    let all = Self.codes.filter { attributes.contains($0.attribute) }.map(\.code) + colours
    return all.isEmpty ? "" : "\u{1B}[\(all.joined(separator: ";"))m"
  }

  /// The sequence after which everything is plain again.
  package static let reset = "\u{1B}[0m"

  private static let codes: [(attribute: TextAttributes, code: String)] = [
    (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
  ]

  private static func codes(
    _ number: Int, at depth: ColourDepth, base: Int, bright: Int
  ) -> String {
    switch depth {
    case .mono, .eight, .sixteen: "\(number < 8 ? base + number : bright + number - 8)"
    case .indexed: "\(base + 8);5;\(number)"
    case .direct: "\(base + 8);2;\(number >> 16);\(number >> 8 & 0xFF);\(number & 0xFF)"
    }
  }
}
