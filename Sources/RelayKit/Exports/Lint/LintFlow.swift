/// Brackets of YAML with what stands in them, over as many lines as they go.
struct LintFlow {
  typealias Fault = (reason: LintFault.Reason, place: Int)

  /// Where the last of the brackets is closed.
  private(set) var end: Int?
  private let source: LintSource
  private let limit: Int
  private var place: Int
  private var open = LintBrackets()
  /// A string or a bracket may begin here.
  private var beginsValue = true
  /// The string that is over, behind which a comma, a colon or a bracket has to come.
  private var string: Range<Int>?

  init(_ source: LintSource, from start: Int, before limit: Int) {
    self.source = source
    self.limit = limit
    place = start
  }

  /// Reads up to the end of the brackets, and returns what keeps them from having one.
  mutating func read() -> Fault? {
    while place < limit {
      if let fault = step() { return fault }
      if open.last == nil {
        end = place
        return nil
      }
    }
    return open.last.map { (.open, $0) }
  }

  private mutating func step() -> Fault? {
    let byte = source.bytes[place]
    if byte.isBlank { return skip() }
    if byte == UInt8(ascii: "#"), source.bytes[place - 1].isBlank {
      place = source.first(from: place, before: limit, where: \.endsLine)
      return nil
    }
    if let string, !",:]}".utf8.contains(byte) {
      let isLong = source.bytes[string].contains(where: \.endsLine)
      return isLong ? (.string, string.lowerBound) : (.comma, place)
    }
    string = nil
    guard !beginsValue || byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") else {
      return readString()
    }
    guard !beginsValue || !"!&".utf8.contains(byte) else {
      place = source.first(from: place, before: limit) { $0.isBlank || ",]}".utf8.contains($0) }
      return nil
    }
    if "[]{}".utf8.contains(byte), !open.turn(byte, at: place) { return (.close, place) }
    beginsValue = "[{,".utf8.contains(byte) || byte == UInt8(ascii: ":") && endsName
    return skip()
  }

  private mutating func skip() -> Fault? {
    place += 1
    return nil
  }

  /// Whether a colon ends a name: before a blank, or behind a string.
  private var endsName: Bool {
    let isLast = place + 1 == limit || source.bytes[place + 1].isBlank
    return isLast || place > 0 && source.bytes[place - 1].isQuote
  }

  private mutating func readString() -> Fault? {
    let quote = source.bytes[place]
    var index = place + 1
    while index < limit, source.bytes[index] != quote {
      index += quote == UInt8(ascii: "\"") && source.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < limit else { return (.string, place) }
    string = place..<index + 1
    // Two quotes are one, and the string goes on.
    if quote == UInt8(ascii: "'"), index + 1 < limit, source.bytes[index + 1] == quote {
      string = nil
      place = index + 1
      return nil
    }
    place = index + 1
    beginsValue = false
    return string.flatMap(source.badEscape).map { (.escape, $0) }
  }
}
