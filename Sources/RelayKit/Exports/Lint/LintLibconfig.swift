/// The settings of libconfig, one behind another.
///
/// ```
/// nat: {
///   stun_server = "a." "example"   // strings side by side are one
///   ports = [1, 2];                // a setting may end in `;`, in `,` or so
/// }
/// ```
struct LintLibconfig {
  private(set) var fault: LintFault?
  private let source: LintSource
  private var place = 0
  private var open: [UInt8] = []
  private var state = State.name
  /// The string that was read last.
  private var string: Range<Int>?

  /// What has to come next.
  private enum State {
    case name, sign, value, behind
  }

  /// Reads a text without its comments; brackets that nothing closes are no fault here.
  init(_ source: LintSource) {
    self.source = source
    place = source.lines[0].lowerBound
    while fault == nil {
      place = source.first(from: place, before: source.bytes.count) { !$0.isBlank }
      guard place < source.bytes.count else { break }
      read(source.bytes[place])
    }
    if fault == nil, state == .value || state == .sign { fail(.mark) }
  }

  private mutating func fail(_ reason: LintFault.Reason) {
    // A string that goes over lines up to a quote of another one has no end of its own.
    if let string, source.bytes[string].contains(where: \.endsLine),
      !source.bytes[string.upperBound..<place].contains(where: \.endsLine)
    {
      fault = LintFault(.string, at: string.lowerBound, in: source)
    } else {
      fault = LintFault(reason, at: place, in: source)
    }
  }

  /// Whether it is among settings, and not among values.
  private var isAmongNames: Bool { open.last ?? UInt8(ascii: "{") == UInt8(ascii: "{") }

  private mutating func read(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): enter(byte)
    case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): leave(byte)
    case UInt8(ascii: ";"), UInt8(ascii: ","): part(byte)
    case UInt8(ascii: "="), UInt8(ascii: ":"):
      guard state == .sign else { return fail(.behind) }
      state = .value
      string = nil
      place += 1
    default: readWord()
    }
  }

  private mutating func readString() {
    guard state == .value || state == .behind && string != nil else { return fail(.behind) }
    let start = place
    place += 1
    while place < source.bytes.count, source.bytes[place] != UInt8(ascii: "\"") {
      place += source.bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < source.bytes.count else {
      fault = LintFault(.string, at: start, in: source)
      return
    }
    place += 1
    string = start..<place
    state = .behind
  }

  private mutating func enter(_ byte: UInt8) {
    guard state == .value else { return fail(state == .sign ? .name : .behind) }
    open.append(byte)
    state = isAmongNames ? .name : .value
    string = nil
    place += 1
  }

  private mutating func leave(_ byte: UInt8) {
    guard open.last == LintBrackets.halves[byte] else { return fail(.close) }
    guard state != .sign, state != .value || !isAmongNames else { return fail(.mark) }
    open.removeLast()
    state = .behind
    string = nil
    place += 1
  }

  private mutating func part(_ byte: UInt8) {
    guard state == .behind, isAmongNames || byte == UInt8(ascii: ",") else { return fail(.behind) }
    state = isAmongNames ? .name : .value
    string = nil
    place += 1
  }

  private mutating func readWord() {
    let end = source.first(from: place, before: source.bytes.count) { byte in
      byte.isBlank || "\"{}()[];,=:".utf8.contains(byte)
    }
    let word = source.text(place..<end)
    if word == "@include" {
      state = .value
    } else if state == .value {
      guard Self.isScalar(word) else { return fail(.mark) }
      state = .behind
      string = nil
    } else {
      guard state != .sign, isAmongNames else { return fail(state == .sign ? .name : .comma) }
      guard Self.isName(word) else { return fail(.behind) }
      state = .sign
    }
    place = end
  }

  private static func isName(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0.isName || $0 == UInt8(ascii: "*") }
      && word.utf8.first.map { !$0.isDigit } ?? false
  }

  private static func isScalar(_ word: String) -> Bool {
    guard !["true", "false"].contains(word.lowercased()) else { return true }
    return word.utf8.first.map { $0.isDigit || "+-.".utf8.contains($0) } ?? false
  }
}
