/// Makes events of what ncurses reads, one code after another.
///
/// - Text, keys and control characters become keys; what lies between the marks of a bracketed
///   paste becomes one paste.
/// - Sequences that ncurses does not know (it hands them on a byte at a time) are swallowed:
///   `ESC [ … final`, `ESC O x`, and the strings of OSC, DCS, APC, PM and SOS.
package struct InputDecoder {
  /// One code as ncurses reads it.
  package enum Code: Equatable, Sendable {
    case scalar(UInt32)
    case key(UInt32)
  }

  private enum State {
    case text
    case escape
    /// After `ESC [`; whether nothing has followed yet.
    case control(isFirst: Bool)
    /// So many more codes belong to the sequence.
    case skipping(Int)
    /// A string that ends with BEL or `ESC \`.
    case string(afterEscape: Bool)
    case paste
  }

  private var state = State.text
  private var text: [Unicode.Scalar] = []
  private var events: [Event] = []

  package init() {}

  /// Whether the end of an unknown sequence is still to come.
  package var isAmidSequence: Bool {
    switch state {
    case .text, .escape, .paste: false
    case .control, .skipping, .string: true
    }
  }

  package var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  /// The events of a batch of codes: all that came until there was nothing left to read.
  package mutating func decode(_ codes: [Code]) -> [Event] {
    for code in codes { take(code) }
    if case .escape = state { endEscape() }
    if !isPasting { flushText() }
    defer { events = [] }
    return events
  }

  /// The events where the end of a sequence or paste does not come: a sequence is forgotten, and
  /// what was pasted so far is all that was.
  package mutating func giveUp() -> [Event] {
    if isPasting { endPaste() }
    state = .text
    return decode([])
  }

  private mutating func take(_ code: Code) {
    switch state {
    case .text: takeText(code)
    case .escape: takeAfterEscape(code)
    case .control(let isFirst): takeControl(code, isFirst: isFirst)
    case .skipping(let count): state = count > 1 ? .skipping(count - 1) : .text
    case .string(let afterEscape): takeString(code, afterEscape: afterEscape)
    case .paste: takePasted(code)
    }
  }

  private mutating func takeText(_ code: Code) {
    switch code {
    case .key(let number):
      flushText()
      if number == KeyTable.pasteBegins { state = .paste }
      if let key = KeyTable.key(of: number) { events.append(.key(key)) }
    case .scalar(0x1B):
      flushText()
      state = .escape
    case .scalar(let value):
      takeScalar(value)
    }
  }

  private mutating func takeScalar(_ value: UInt32) {
    if let key = Self.controlKey(value) {
      flushText()
      events.append(.key(key))
    } else if let scalar = Unicode.Scalar(value), Self.isText(value) {
      text.append(scalar)
    }
  }

  private mutating func takeAfterEscape(_ code: Code) {
    switch code {
    case .scalar(0x5B): state = .control(isFirst: true)
    case .scalar(0x4F): state = .skipping(1)
    case .scalar(0x5D), .scalar(0x50), .scalar(0x58), .scalar(0x5E), .scalar(0x5F):
      state = .string(afterEscape: false)
    default:
      endEscape()
      take(code)
    }
  }

  private mutating func takeControl(_ code: Code, isFirst: Bool) {
    guard case .scalar(let value) = code else {
      state = .text
      return take(code)
    }
    switch value {
    // The function keys of the Linux console, and a mouse's report in the old form.
    case 0x5B where isFirst: state = .skipping(1)
    case 0x4D where isFirst: state = .skipping(3)
    case 0x20...0x3F: state = .control(isFirst: false)
    case 0x40...0x7E: state = .text
    default:
      state = .text
      take(code)
    }
  }

  private mutating func takeString(_ code: Code, afterEscape: Bool) {
    switch code {
    case .scalar(0x07): state = .text
    case .scalar(0x5C) where afterEscape: state = .text
    default: state = .string(afterEscape: code == .scalar(0x1B))
    }
  }

  private mutating func takePasted(_ code: Code) {
    switch code {
    case .key(KeyTable.pasteEnds): endPaste()
    case .scalar(0x09), .scalar(0x0A), .scalar(0x0D): text.append(" ")
    case .scalar(let value) where Self.isText(value) && text.count < Self.pasteLimit:
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    default: break
    }
  }

  private mutating func endPaste() {
    events.append(.paste(takenText()))
    state = .text
  }

  private mutating func endEscape() {
    events.append(.key(.escape))
    state = .text
  }

  private mutating func flushText() {
    events += takenText().map { .key(.character($0)) }
  }

  private mutating func takenText() -> String {
    defer { text = [] }
    return String(String.UnicodeScalarView(text))
  }

  /// More than anything that is typed into a line; the rest is dropped.
  private static let pasteLimit = 65_536

  private static func isText(_ value: UInt32) -> Bool {
    value >= 0x20 && !(0x7F...0x9F).contains(value)
  }

  private static func controlKey(_ value: UInt32) -> Key? {
    switch value {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(UnicodeScalar(UInt8(value + 0x60))))
    case 0x1C...0x1F: .control(Character(UnicodeScalar(UInt8(value + 0x40))))
    default: nil
    }
  }
}
