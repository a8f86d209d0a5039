extension TerminalScreen {
  /// Where in a sequence the bytes have come to.
  struct Parser: Equatable, Sendable {
    enum State: Equatable, Sendable {
      case text, escape
      /// After `ESC (` or `ESC )`: a character set.
      case characterSet
      case control
      /// OSC and the like, up to BEL or `ESC \`.
      case string
    }

    var state = State.text
    /// The bytes of the character or sequence so far.
    var bytes: [UInt8] = []
  }

  /// Takes in what came; a sequence or a character may come in pieces.
  package mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    switch parser.state {
    case .text: takeText(byte)
    case .escape: takeEscape(byte)
    case .characterSet: parser.state = .text
    case .control: takeControl(byte)
    case .string: takeString(byte)
    }
  }

  private mutating func takeText(_ byte: UInt8) {
    switch byte {
    case 0x08: move(columns: -1)
    case 0x09: move(columns: 8 - cursor.column % 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(columns: -columns)
    case 0x0E, 0x0F: break
    case 0x1B: begin(.escape)
    case 0x20...0x7E: put(Unicode.Scalar(byte))
    case 0x80...: takeUTF8(byte)
    default: note([byte])
    }
  }

  private mutating func takeUTF8(_ byte: UInt8) {
    parser.bytes.append(byte)
    let lead = parser.bytes[0]
    let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard parser.bytes.count >= length else { return }
    let text = String(decoding: parser.bytes, as: UTF8.self)
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFD}" || scalar.value < 0xA0 { note(parser.bytes) } else { put(scalar) }
    }
    parser.bytes = []
  }

  private mutating func takeEscape(_ byte: UInt8) {
    parser.state = .text
    switch byte {
    case UInt8(ascii: "["): begin(.control)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): begin(.string)
    case UInt8(ascii: "("), UInt8(ascii: ")"): begin(.characterSet)
    case UInt8(ascii: "7"): savedCursor = cursor
    case UInt8(ascii: "8"): move(to: savedCursor)
    case UInt8(ascii: "M"): reverseLineFeed()
    // The keypad, as DECSET 66 says it.
    case UInt8(ascii: "="): set(mode: 66, true)
    case UInt8(ascii: ">"): set(mode: 66, false)
    default: note([0x1B, byte])
    }
  }

  private mutating func takeControl(_ byte: UInt8) {
    parser.bytes.append(byte)
    guard (0x40...0x7E).contains(byte) else { return }
    let text = String(decoding: parser.bytes.dropLast(), as: UTF8.self)
    let bytes = parser.bytes
    parser = Parser()
    if !obey(text, Character(Unicode.Scalar(byte))) { note([0x1B, 0x5B] + bytes) }
  }

  private mutating func takeString(_ byte: UInt8) {
    parser.bytes.append(byte)
    guard byte == 0x07 || parser.bytes.suffix(2) == [0x1B, 0x5C] else { return }
    note([0x1B] + parser.bytes)
    parser = Parser()
  }

  private mutating func begin(_ state: Parser.State) {
    parser = Parser(state: state)
  }

  private mutating func note(_ bytes: [UInt8]) {
    unknown.append(String(decoding: bytes, as: UTF8.self).debugDescription)
  }
}
