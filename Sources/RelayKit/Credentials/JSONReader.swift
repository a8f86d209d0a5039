/// Reads JSON (RFC 8259) from its first byte to its last.
///
/// Foundation's reader does not say where a document is broken, and refuses the whole for one
/// number that `Double` cannot hold.
struct JSONReader {
  private static let deepest = 128

  private let bytes: [UInt8]
  private var position: Int
  private var depth = 0

  init(_ document: [UInt8]) {
    bytes = document
    position = document.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func document() throws(JSONSyntaxError) -> JSONNode {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw error(.end) }
    return value
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONNode {
    skipSpace()
    let start = position
    let content = try content()
    return JSONNode(range: start..<position, content: content)
  }

  private mutating func content() throws(JSONSyntaxError) -> JSONNode.Content {
    switch next {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .plain(.string(try string()))
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"):
      return .plain(.number(try number()))
    default: return .plain(try word())
    }
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONValue {
    let words: [(StaticString, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
    ]
    for (word, value) in words where bytes[position...].starts(with: word.description.utf8) {
      position += word.utf8CodeUnitCount
      return value
    }
    throw error(.value)
  }

  private mutating func array() throws(JSONSyntaxError) -> [JSONNode] {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONNode] = []
    if take("]") { return elements }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw error(.commaOrBracket) }
    return elements
  }

  private mutating func object() throws(JSONSyntaxError) -> [JSONNode.Member] {
    try enter()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    if take("}") { return members }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error(.name) }
      let start = position
      let name = try string()
      let range = start..<position
      guard take(":") else { throw error(.colon) }
      members.append(JSONNode.Member(name: name, nameRange: range, value: try value()))
    } while take(",")
    guard take("}") else { throw error(.commaOrBrace) }
    return members
  }

  private mutating func enter() throws(JSONSyntaxError) {
    guard depth < Self.deepest else { throw error(.depth) }
    depth += 1
    position += 1
  }
}

// Numbers and strings.
extension JSONReader {
  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int64(text) { return String(whole) }
    guard let number = Double(text), number.isFinite else { return text }
    return String(number)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard next?.isDigit ?? false else { throw error(.number) }
    while next?.isDigit ?? false { position += 1 }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error(.controlCharacter) }
      position += 1
      if byte == UInt8(ascii: "\\") {
        content += try escaped()
      } else {
        content.append(byte)
      }
    }
    guard next != nil else { throw error(.incomplete) }
    position += 1
    guard let text = String(validating: content, as: UTF8.self) else {
      position = start
      throw error(.encoding)
    }
    return text
  }

  /// The bytes that an escape stands for, after its backslash.
  private mutating func escaped() throws(JSONSyntaxError) -> [UInt8] {
    guard let letter = next else { throw error(.incomplete) }
    if letter == UInt8(ascii: "u") {
      position += 1
      return Array(String(try unicodeScalar()).utf8)
    }
    let letters = Array("\"\\/bfnrt".utf8)
    guard let index = letters.firstIndex(of: letter) else { throw error(.escape) }
    position += 1
    return [Array("\"\\/\u{8}\u{C}\n\r\t".utf8)[index]]
  }

  /// The character of four digits, or of two times four; half a pair becomes U+FFFD.
  private mutating func unicodeScalar() throws(JSONSyntaxError) -> Character {
    let first = try fourDigits()
    guard UTF16.isLeadSurrogate(first) else { return Character(first) }
    let afterFirst = position
    guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    position += 2
    let second = try fourDigits()
    guard UTF16.isTrailSurrogate(second) else {
      position = afterFirst
      return "\u{FFFD}"
    }
    return Character(lead: first, trail: second)
  }

  private mutating func fourDigits() throws(JSONSyntaxError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next?.hexDigitValue else { throw error(.escape) }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }
}

// Where it stands.
extension JSONReader {
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// Skips white space, and `character` where it comes next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func error(_ fault: JSONSyntaxError.Fault) -> JSONSyntaxError {
    var cursor = TextCursor(bytes)
    let (line, column) = cursor.position(of: position)
    return JSONSyntaxError(
      line: line, column: column,
      fault: position == bytes.count ? .incomplete : fault)
  }
}

extension Character {
  /// A character of the basic plane; half a surrogate pair becomes U+FFFD.
  fileprivate init(_ unit: UInt16) {
    self.init(Unicode.Scalar(unit) ?? "\u{FFFD}")
  }

  fileprivate init(lead: UInt16, trail: UInt16) {
    let scalar = UInt32(lead - 0xD800) << 10 + UInt32(trail - 0xDC00) + 0x10000
    self.init(Unicode.Scalar(scalar) ?? "\u{FFFD}")
  }
}
