/// How it is told of a language that a text of it does not parse, by its brackets and strings.
///
/// What may be another language, a pattern or a string over several lines is not judged: a text that
/// its program takes is never refused.
enum LintSyntax: Sendable {
  /// JavaScript's kin of JSON, where nothing else may stand.
  case literal
  case code
  case libconfig
  case yaml

  /// The first place where a text, without its comments, does not parse; `nil` for none.
  func fault(in source: LintSource) -> LintFault? {
    guard self == .yaml else { return LintBalance(source, self).fault }
    return LintFlow(source).fault
  }
}

/// The brackets of code, one within another.
private struct LintBalance {
  private(set) var fault: LintFault?
  private let source: LintSource
  private let syntax: LintSyntax
  private var open = LintBrackets()
  private var isDoubtful = false

  init(_ source: LintSource, _ syntax: LintSyntax) {
    self.source = source
    self.syntax = syntax
    var strings = LintStrings(source)
    for line in source.lines {
      var place = line.lowerBound
      while place < line.upperBound, fault == nil, !isDoubtful {
        if let end = strings.end(from: place, before: line.upperBound) {
          place = end
        } else {
          read(place)
          place += 1
        }
      }
    }
    if isDoubtful {
      fault = nil
    } else if let place = open.last {
      fault = fault ?? LintFault(.open, at: place, in: source)
    }
  }

  private mutating func read(_ place: Int) {
    let byte = source.bytes[place]
    if byte.isQuote || byte == UInt8(ascii: "/") {
      // In code it may go on in the next line, or be in a pattern.
      guard syntax != .code else { return isDoubtful = true }
      if byte.isQuote { fault = LintFault(.string, at: place, in: source) }
    } else if !open.turn(byte, at: place), syntax != .code || open.last != nil {
      fault = LintFault(.close, at: place, in: source)
    }
  }
}

/// Brackets that are open, the innermost last.
struct LintBrackets: Sendable {
  private var open: [(byte: UInt8, place: Int)] = []

  var last: Int? { open.last?.place }

  private static let halves: [UInt8: UInt8] = [0x29: 0x28, 0x5D: 0x5B, 0x7D: 0x7B]

  /// Goes into a bracket or out of it; `false` where another one would have to be left first.
  mutating func turn(_ byte: UInt8, at place: Int) -> Bool {
    if "([{".utf8.contains(byte) {
      open.append((byte, place))
      return true
    }
    guard let opening = Self.halves[byte] else { return true }
    guard open.last?.byte == opening else { return false }
    open.removeLast()
    return true
  }
}
