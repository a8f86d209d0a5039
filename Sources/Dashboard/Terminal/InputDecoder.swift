/// Makes events of what ncurses reads, one code after another.
///
/// - Text (UTF-8, whatever the locale), keys and control characters become keys; bytes that are
///   no UTF-8 are dropped.
/// - A line's end of two bytes is one key, as in a paste that the terminal does not mark.
/// - What lies between the marks of a bracketed paste becomes one paste.
/// - Sequences that ncurses does not know (it hands them on a byte at a time) are swallowed:
///   `ESC [ … final`, `ESC O x`, and the strings of OSC, DCS, APC, PM and SOS. So are reports of
///   the mouse while none are asked for: one may still be on its way.
package struct InputDecoder {
  /// One code as ncurses reads it.
  package enum Code: Equatable, Sendable {
    case byte(UInt8)
    case key(Int32)
  }

  private enum State {
    case text
    case escape
    /// After `ESC [`, with what has followed.
    case control(parameters: [UInt8])
    /// So many more codes belong to the sequence.
    case skipping(Int)
    /// A string that ends with BEL or `ESC \`.
    case string(afterEscape: Bool)
    case paste
  }

  private var state = State.text
  private var text: [UInt8] = []
  private var events: [Event] = []
  private var isAfterReturn = false
  /// Whether reports of the mouse are asked for.
  package var takesMouse = false

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
    if !isPasting { flushText(keeping: incompleteCount) }
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
    defer { isAfterReturn = code == .byte(0x0D) }
    switch state {
    case .text: takeText(code)
    case .escape: takeAfterEscape(code)
    case .control(let parameters): takeControl(code, after: parameters)
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
    case .byte(0x1B):
      flushText()
      state = .escape
    case .byte(0x0A) where isAfterReturn: break
    case .byte(let byte):
      takeByte(byte)
    }
  }

  private mutating func takeByte(_ byte: UInt8) {
    if let key = Self.controlKey(byte) {
      flushText()
      events.append(.key(key))
    } else if byte >= 0x20 {
      text.append(byte)
    }
  }

  private mutating func takeAfterEscape(_ code: Code) {
    switch code {
    case .byte(0x5B): state = .control(parameters: [])
    case .byte(0x4F): state = .skipping(1)
    case .byte(0x5D), .byte(0x50), .byte(0x58), .byte(0x5E), .byte(0x5F):
      state = .string(afterEscape: false)
    default:
      endEscape()
      take(code)
    }
  }

  private mutating func takeControl(_ code: Code, after parameters: [UInt8]) {
    guard case .byte(let byte) = code else {
      state = .text
      return take(code)
    }
    switch byte {
    // The function keys of the Linux console, and a mouse's report in the old form.
    case 0x5B where parameters.isEmpty: state = .skipping(1)
    case 0x4D where parameters.isEmpty: state = .skipping(3)
    case 0x20...0x3F:
      state = .control(parameters: parameters.prefix(Self.parameterLimit) + [byte])
    case 0x40...0x7E:
      state = .text
      if takesMouse, let report = MouseReport(parameters: parameters, final: byte) {
        events.append(.mouse(report))
      }
    default:
      state = .text
      take(code)
    }
  }

  private mutating func takeString(_ code: Code, afterEscape: Bool) {
    switch code {
    case .byte(0x07): state = .text
    case .byte(0x5C) where afterEscape: state = .text
    default: state = .string(afterEscape: code == .byte(0x1B))
    }
  }

  private mutating func takePasted(_ code: Code) {
    switch code {
    case .key(KeyTable.pasteEnds): endPaste()
    case .byte(0x09), .byte(0x0A), .byte(0x0D): text.append(0x20)
    case .byte(let byte) where byte >= 0x20 && text.count < Self.pasteLimit: text.append(byte)
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

  /// Makes keys of the text but for so many of its last bytes.
  private mutating func flushText(keeping count: Int = 0) {
    let kept = text.suffix(count)
    text.removeLast(count)
    events += takenText().map { .key(.character($0)) }
    text = Array(kept)
  }

  /// How many bytes at the end begin a character whose other bytes have not come.
  private var incompleteCount: Int {
    let tail = text.suffix(3)
    guard let start = tail.lastIndex(where: { $0 >= 0xC2 }) else { return 0 }
    let length = text[start] < 0xE0 ? 2 : text[start] < 0xF0 ? 3 : 4
    let count = text.endIndex - start
    return text[start] <= 0xF4 && count < length ? count : 0
  }

  /// The text so far; bytes that are no UTF-8 and the controls of C1 are dropped.
  private mutating func takenText() -> String {
    defer { text = [] }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return String(String.UnicodeScalarView(scalars.filter(Self.isText)))
  }

  /// More than anything that is typed into a line; the rest is dropped.
  private static let pasteLimit = 65_536

  /// More than any report is long; a longer sequence means nothing.
  private static let parameterLimit = 32

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{FFFD}"
  }

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(UnicodeScalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(UnicodeScalar(byte + 0x40)))
    default: nil
    }
  }
}
