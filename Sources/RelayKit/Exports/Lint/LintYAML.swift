/// The structure of a text of YAML, as far as it can be told for sure that it does not parse.
///
/// ```
/// a:            a level of names, whose value is yet to come
///   - b: c d    a level of items, and one of names within it, whose value may go on
///       e       below it
/// ```
/// - A level is a column at which names or items stand one below another (YAML 1.2.2 §8.2).
/// - Lines of a block scalar, behind `|` or `>`, are not looked at (§8.1).
/// - Brackets are such where a value begins, or within others; elsewhere they are characters (§7.3.3).
/// - Nothing is judged behind `? `, and what only some parsers refuse is no fault.
struct LintYAML {
  private(set) var fault: LintFault?
  let source: LintSource
  var levels: [Level] = []
  /// The name or item that was read last has no value yet.
  var isPending = true
  /// The column beyond which the plain value that was read last goes on.
  var plain: Int?
  /// Nothing is judged any more.
  var isDoubtful = false
  /// The line that is read, and its number.
  var number = 0

  struct Level: Equatable {
    var column: Int
    var isList: Bool
    /// A list whose items stand at the column of the names that it is among.
    var isAtName = false
  }

  private static let deepest = 200

  init(_ source: LintSource) {
    self.source = source
    while number < source.lines.count, fault == nil, !isDoubtful {
      let line = source.lines[number]
      number += 1
      read(line)
    }
    if isDoubtful { fault = nil }
  }

  mutating func fail(_ reason: LintFault.Reason, at place: Int) {
    guard !isDoubtful else { return }
    fault = fault ?? LintFault(reason, at: place, in: source)
  }

  private mutating func read(_ line: Range<Int>) {
    let start = source.first(from: line.lowerBound, before: line.upperBound) { $0 != 0x20 }
    let rest = start..<line.upperBound
    guard !source.trimmed(rest).isEmpty, !has("#", at: source.trimmed(rest).lowerBound) else {
      return
    }
    if start == line.lowerBound, isMarker(rest) { return }
    let column = start - line.lowerBound
    if let plain, column > plain { return goOn(rest) }
    plain = nil
    guard source.bytes[start] != UInt8(ascii: "\t") else { return fail(.tab, at: start) }
    enter(rest, at: column)
  }

  /// Begins a new document behind its marker, and leaves out directives.
  private mutating func isMarker(_ line: Range<Int>) -> Bool {
    if has("%", at: line.lowerBound), levels.isEmpty, isPending { return true }
    let end = line.lowerBound + 3
    guard has("---", at: line.lowerBound) || has("...", at: line.lowerBound),
      end == line.upperBound || source.bytes[end].isBlank
    else { return false }
    levels = []
    isPending = true
    plain = nil
    let rest = self.rest(from: end, of: line)
    if !rest.isEmpty { readValue(rest) }
    return true
  }

  /// A further line of a plain value, which holds no name.
  private mutating func goOn(_ rest: Range<Int>) {
    let colon = colon(in: rest)
    if let colon { return fail(.colon, at: colon) }
    if comment(in: rest) < rest.upperBound { plain = nil }
  }

  /// A line that begins at a level of its own.
  private mutating func enter(_ rest: Range<Int>, at column: Int) {
    let isItem = isItem(rest)
    let key = isItem ? nil : keyEnd(in: rest)
    while let level = levels.last, level.column > column { leave() }
    guard let level = levels.last else { return enterRoot(rest, at: column, isItem, key) }
    guard level.column == column else {
      guard isPending else { return fail(.column, at: rest.lowerBound) }
      return readNode(rest, at: column, isItem, key)
    }
    if isItem, !level.isList {
      guard isPending else { return fail(.item, at: rest.lowerBound) }
      levels.append(Level(column: column, isList: true, isAtName: true))
    } else if !isItem, level.isList {
      guard level.isAtName else { return fail(.item, at: rest.lowerBound) }
      levels.removeLast()
    }
    guard isItem || key != nil else { return fail(.name, at: rest.lowerBound) }
    continueLevel(rest, at: column, key)
  }

  private mutating func leave() {
    levels.removeLast()
    isPending = false
  }

  private mutating func enterRoot(
    _ rest: Range<Int>, at column: Int, _ isItem: Bool, _ key: Int?
  ) {
    guard isPending else { return fail(.column, at: rest.lowerBound) }
    readNode(rest, at: column, isItem, key)
  }

  /// Reads what begins a level, or a value in a line of its own.
  private mutating func readNode(
    _ rest: Range<Int>, at column: Int, _ isItem: Bool, _ key: Int?
  ) {
    guard isItem || key != nil else { return readValue(rest) }
    guard levels.count < Self.deepest else { return isDoubtful = true }
    levels.append(Level(column: column, isList: isItem))
    continueLevel(rest, at: column, key)
  }

  /// Reads an item, or the value behind a name.
  private mutating func continueLevel(_ line: Range<Int>, at column: Int, _ key: Int?) {
    isPending = true
    guard key == nil else { return readRest(from: key ?? 0, of: line) }
    let rest = rest(from: line.lowerBound + 1, of: line)
    guard !rest.isEmpty else { return }
    let inner = column + rest.lowerBound - line.lowerBound
    let isItem = isItem(rest)
    // A tab may be as wide as one likes.
    if source.bytes[line.lowerBound + 1..<rest.lowerBound].contains(UInt8(ascii: "\t")) {
      return isDoubtful = true
    }
    readNode(rest, at: inner, isItem, isItem ? nil : keyEnd(in: rest))
  }

  private mutating func readRest(from start: Int, of line: Range<Int>) {
    let rest = rest(from: start, of: line)
    if !rest.isEmpty { readValue(rest) }
  }

  private func isItem(_ rest: Range<Int>) -> Bool {
    has("-", at: rest.lowerBound)
      && (rest.lowerBound + 1 == rest.upperBound || source.bytes[rest.lowerBound + 1].isBlank)
  }
}
