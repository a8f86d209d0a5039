/// The brackets and the indentation of YAML.
///
/// A bracket is one where a value begins, or within another; elsewhere it is a character of a value
/// (YAML 1.2.2 §7.3.3). Lines of a block scalar, behind `|` or `>`, are not looked at (§8.1).
struct LintFlow: Sendable {
  private(set) var fault: LintFault?
  private let source: LintSource
  private var strings: LintStrings
  private var open = LintBrackets()
  /// The indentation of the line whose block scalar this is.
  private var scalar: Int?
  /// A string goes over several lines, and nothing behind it is certain.
  private var isDoubtful = false

  init(_ source: LintSource) {
    self.source = source
    strings = LintStrings(source)
    for line in source.lines where !source.trimmed(line).isEmpty && fault == nil && !isDoubtful {
      read(line)
    }
    if let place = open.last, !isDoubtful {
      fault = fault ?? LintFault(.open, at: place, in: source)
    }
  }

  private mutating func read(_ line: Range<Int>) {
    let start = source.first(from: line.lowerBound, before: line.upperBound) { $0 != 0x20 }
    if let scalar, start - line.lowerBound > scalar { return }
    scalar = nil
    guard open.last != nil || source.bytes[start] != UInt8(ascii: "\t") else {
      fault = LintFault(.tab, at: start, in: source)
      return
    }
    readValues(start..<line.upperBound)
    let words = source.text(source.trimmed(line)).split(separator: " ")
    if open.last == nil, let last = words.last, let mark = last.first, "|>".contains(mark),
      last.dropFirst().allSatisfy({ "+-0123456789".contains($0) })
    {
      scalar = start - line.lowerBound
    }
  }

  /// Reads what is left of a line, where a value may begin.
  private mutating func readValues(_ rest: Range<Int>) {
    var beginsValue = true
    var place = rest.lowerBound
    while place < rest.upperBound, fault == nil {
      let byte = source.bytes[place]
      if beginsValue, byte.isQuote, byte != UInt8(ascii: "`") {
        guard let end = strings.end(from: place, before: rest.upperBound) else {
          return isDoubtful = true
        }
        place = end
        beginsValue = false
        continue
      }
      read(byte, at: place, beginsValue)
      beginsValue = goesOn(beginsValue, behind: byte, at: place, before: rest.upperBound)
      place += 1
    }
  }

  private mutating func read(_ byte: UInt8, at place: Int, _ beginsValue: Bool) {
    guard "[]{}".utf8.contains(byte), beginsValue || open.last != nil else { return }
    guard !open.turn(byte, at: place), open.last != nil else { return }
    fault = LintFault(.close, at: place, in: source)
  }

  /// Whether a value may begin behind a byte.
  private func goesOn(
    _ beginsValue: Bool, behind byte: UInt8, at place: Int, before end: Int
  ) -> Bool {
    if byte.isBlank { return beginsValue }
    if "[{,".utf8.contains(byte), open.last != nil { return true }
    let isSign = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") && beginsValue
    return isSign && (place + 1 == end || source.bytes[place + 1].isBlank || open.last != nil)
  }
}
