/// A text of any language: what it names, told apart by the brackets, list items or lines it is in.
///
/// ```
/// - urls: ["turn:a.example"]     one item, and what is below it
///   username: ann
/// { type = "turn", port = 443 }  one pair of brackets
/// ```
struct LintText: Sendable {
  /// `name: value` or `name = value`, as far as kinds ask for the name, or it tells of a login.
  struct Member: Sendable {
    var name: String
    /// Where the name stands; `nil` for an element of a list.
    var nameRange: Range<Int>?
    /// What the name speaks of.
    var words: Set<Word>
    /// Without its quotes.
    var value: String
    /// Where the value stands, with its quotes.
    var range: Range<Int>
    var isQuoted: Bool
    var line: Int
    var group: Int
  }

  /// A URL of a server, where it stands.
  struct Address: Sendable {
    var url: String
    var range: Range<Int>
    /// Whether it may be shown: where its end is not certain, a part of a login may stand in it.
    var isCertain: Bool
    var line: Int
    var group: Int
    /// Whether it is the value of a property of GStreamer's, which holds the login.
    var isProperty = false
  }

  let source: LintSource
  private(set) var members: [Member] = []
  private(set) var addresses: [Address] = []
  var strings: LintStrings
  /// The member whose elements the next lines may be, where it holds such as are hosts.
  var listName: String?
  private let splitsLines: Bool
  /// Whether brackets are but characters of its values.
  let isFlat: Bool
  /// The language whose strings look like no other's.
  let syntax: LintLanguage?
  /// Whether a value goes on to the end of its line, with all quotes in it.
  let takesLines: Bool
  private var count = 0
  private var brackets: [Int] = []
  private var items: [(indentation: Int, group: Int)] = []
  private var nesting = LintNesting()
  /// How many brackets are open around each variable of a shell that is: `${NAME:-value}`.
  private var holes: [Int] = []
  /// The groups that are in braces.
  private(set) var braces: Set<Int> = []
  /// The groups into which code spreads what may hold a login: `...login`, `**login`.
  private(set) var spreads: Set<Int> = []

  /// Reads a text of `kind`, without its comments.
  init(_ source: LintSource, as kind: LintKind) {
    isFlat = kind.isFlat
    takesLines = kind.isFlat && !kind.comments.spansLines
    splitsLines = kind.splitsLines
    syntax = kind.syntax?.languages.first
    self.source = source
    strings = LintStrings(source)
    var done = 0
    for (index, line) in source.lines.enumerated()
    where line.lowerBound >= done && !source.trimmed(line).isEmpty {
      guard !isFull else { return }
      let whole = line.lowerBound..<wholeEnd(of: line, kind)
      read(whole, number: index + 1)
      done = whole.upperBound
    }
  }

  /// Whether it names more than any configuration, so that no more is looked for.
  private var isFull: Bool { addresses.count > LintDocument.mostServers }

  /// The list that a group is an item of.
  func list(of group: Int) -> Int { nesting.lists[group] ?? 0 }

  private mutating func read(_ line: Range<Int>, number: Int) {
    if brackets.isEmpty { enter(line, number: number) }
    var piece = line.lowerBound
    var place = line.lowerBound
    while place < line.upperBound {
      if let end = stringEnd(from: place, before: line.upperBound) {
        place = end
        continue
      }
      if !isFlat, "{}()".utf8.contains(source.bytes[place]), !turnsHole(place) {
        take(piece..<place, in: line, number)
        turn(place, after: piece)
        piece = place + 1
      } else {
        nesting.turn(source.bytes[place], &count)
        if source.isSpread(place) { spreads.insert(group) }
      }
      place += 1
    }
    take(piece..<line.upperBound, in: line, number)
  }

  /// Leaves the list items that a line is no part of any more, and enters the one that it begins.
  private mutating func enter(_ line: Range<Int>, number: Int) {
    let start = source.first(from: line.lowerBound, before: line.upperBound) { $0 != 0x20 }
    let indentation = start - line.lowerBound
    while let last = items.last, last.indentation >= indentation { items.removeLast() }
    let isItem = isItem(start, of: line)
    nesting.enter(indentation, isItem: isItem, &count)
    if let name = listName, isItem {
      members.append(element(start + 1..<line.upperBound, of: name, line: number, group: group))
    } else {
      listName = nil
    }
    guard splitsLines || beginsMap(start, of: line) else { return }
    count += 1
    items.append((indentation, count))
    nesting.place(count)
  }

  private func isItem(_ start: Int, of line: Range<Int>) -> Bool {
    source.has("-", at: start, before: line.upperBound)
      && (start + 1 == line.upperBound || source.bytes[start + 1].isBlank)
  }

  /// Whether an item begins with a member: `- name: …`.
  private func beginsMap(_ start: Int, of line: Range<Int>) -> Bool {
    guard isItem(start, of: line) else { return false }
    let end = line.upperBound
    let name = source.first(from: start + 1, before: end) { !$0.isBlank && !$0.isQuote }
    let nameEnd = source.first(from: name, before: end) { !$0.isName }
    let colon = source.first(from: nameEnd, before: end) { !$0.isBlank && !$0.isQuote }
    return nameEnd > name && source.has(":", at: colon, before: end)
      && (colon + 1 == end || source.bytes[colon + 1].isBlank)
  }

  /// Goes into a variable of a shell, or out of it, which is but a part of a value.
  private mutating func turnsHole(_ place: Int) -> Bool {
    while let hole = holes.last, hole > brackets.count { holes.removeLast() }
    if source.has("{", at: place, before: source.bytes.count), place > 0,
      source.bytes[place - 1] == UInt8(ascii: "$")
    {
      holes.append(brackets.count)
      return true
    }
    guard source.has("}", at: place, before: source.bytes.count), holes.last == brackets.count
    else {
      return false
    }
    holes.removeLast()
    return true
  }

  private mutating func turn(_ bracket: Int, after piece: Int) {
    let isBrace = source.has("{", at: bracket, before: source.bytes.count)
    guard
      isBrace
        || source.has("(", at: bracket, before: source.bytes.count)
    else {
      _ = brackets.popLast()
      return
    }
    guard !isList(piece..<bracket) else { return brackets.append(group) }
    count += 1
    brackets.append(count)
    if isBrace { braces.insert(count) }
    nesting.place(count)
  }

  private static let lists = [
    "[]string", "listOf", "List.of", "asList", "arrayOf", "new[]", "new string[]", "List<string>",
    // What puts a string together.
    "Sprintf", "format", "String",
  ]

  /// Whether a bracket behind these words holds but the values of a member, as in Go, Kotlin and C#,
  /// or what makes one of them.
  private func isList(_ before: Range<Int>) -> Bool {
    let end = source.trimmed(before).upperBound
    return Self.lists.contains { word in
      end - before.lowerBound >= word.utf8.count
        && source.has(word, at: end - word.utf8.count, before: end)
    }
  }

  private var group: Int { brackets.last ?? items.last?.group ?? 0 }

  private mutating func take(_ piece: Range<Int>, in line: Range<Int>, _ number: Int) {
    guard !isFull else { return }
    let group = group
    members += members(in: piece, line: number, group: group)
    addresses += addresses(in: piece, of: line, line: number, group: group)
  }
}
