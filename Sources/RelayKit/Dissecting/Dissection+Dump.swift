extension Dissection {
  /// The bytes as lines of offset, hexadecimal and ASCII, so many bytes a line; hidden ones are `**`.
  ///
  /// Of a message of more than 512 bytes the rest is a line that says how many there are.
  package func dump(bytesPerLine: Int) -> [DisplayText] {
    let step = max(bytesPerLine, 1)
    let shown = bytes.prefix(Self.longestDump)
    let lines = stride(from: 0, to: shown.count, by: step).map { start in
      line(from: start, to: min(start + step, shown.count), step)
    }
    let rest = bytes.count - shown.count
    return rest > 0 ? lines + ["and \(rest) bytes more"] : lines
  }

  /// How many bytes a line there is room for: a multiple of four, from 4 to 16.
  package static func bytesPerLine(in columns: Int) -> Int {
    min(max((columns - 7) / 4 / 4 * 4, 4), 16)
  }

  /// How many bytes the message has.
  package var length: Int { bytes.count }

  private static let longestDump = 512

  private func line(from start: Int, to end: Int, _ step: Int) -> DisplayText {
    let offset = Hex.text([UInt8(start >> 8 & 0xFF), UInt8(start & 0xFF)])
    let pairs = (start..<end).map { isHidden($0) ? "**" : Hex.text([bytes[$0]]) }
      .joined(separator: " ")
    let letters = (start..<end).map { isHidden($0) ? "*" : Self.letter(bytes[$0]) }.joined()
    return "\(offset)  \(pairs.padded(to: step * 3 - 1))  \(letters)"
  }

  private func isHidden(_ index: Int) -> Bool { hidden.contains { $0.contains(index) } }

  /// The byte as ASCII; a dot where it is none that can be seen.
  private static func letter(_ byte: UInt8) -> DisplayText {
    (0x20..<0x7F).contains(byte)
      ? DisplayText(sanitizing: String(UnicodeScalar(byte))) : "."
  }
}

/// Bytes in hexadecimal.
enum Hex {
  /// Two digits a byte, without spaces.
  static func text(_ bytes: some Sequence<UInt8>) -> DisplayText {
    let digits = Array("0123456789abcdef")
    return DisplayText(
      sanitizing: String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }))
  }
}
