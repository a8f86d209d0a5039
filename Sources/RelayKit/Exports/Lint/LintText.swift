/// A text of any language: what it names, told apart by the brackets, list items or lines it is in.
///
/// ```
/// - urls: ["turn:a.example"]     one item, and what is below it
///   username: ann
/// { type = "turn", port = 443 }  one pair of brackets
/// ```
struct LintText: Sendable {
  /// `name: value` or `name = value`, the value without its quotes.
  struct Member: Sendable {
    var name: String
    var value: String
    var line: Int
    var group: Int
  }

  /// A URL of a server, where it stands.
  struct Address: Sendable {
    var url: String
    var line: Int
    var group: Int
  }

  private(set) var members: [Member] = []
  private(set) var addresses: [Address] = []
  private let splitsLines: Bool
  private var count = 0
  private var brackets: [Int] = []
  private var items: [(indentation: Int, group: Int)] = []

  /// Reads a text; `splitsLines` where each line stands for itself.
  init(_ text: String, splitsLines: Bool = false) {
    self.splitsLines = splitsLines
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where !line.isComment && !line.isBlank {
      read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: Substring, number: Int) {
    if brackets.isEmpty { enter(line) }
    var piece = line.startIndex
    var place = line.startIndex
    while place < line.endIndex {
      let end = line[place...].quotedEnd ?? line.index(after: place)
      if end == line.index(after: place), "{}()".contains(line[place]) {
        take(line[piece..<place], number)
        turn(line[place])
        piece = end
      }
      place = end
    }
    take(line[piece...], number)
  }

  /// Leaves the list items that a line is no part of any more, and enters the one that it begins.
  private mutating func enter(_ line: Substring) {
    let indentation = line.prefix { $0 == " " }.count
    items.removeAll { $0.indentation >= indentation }
    let begins = line.prefixMatch(of: /\s*-\s+["']?[A-Za-z_][\w\-]*["']?\s*:(?:\s|$)/) != nil
    guard begins || splitsLines else { return }
    count += 1
    items.append((indentation, count))
  }

  private mutating func turn(_ bracket: Character) {
    guard "{(".contains(bracket) else {
      _ = brackets.popLast()
      return
    }
    count += 1
    brackets.append(count)
  }

  private mutating func take(_ piece: Substring, _ line: Int) {
    let group = brackets.last ?? items.last?.group ?? 0
    for match in piece.matches(of: Self.member) {
      let value = match.output.2.withoutQuotes
      members.append(Member(name: String(match.output.1), value: value, line: line, group: group))
    }
    for match in piece.matches(of: /(?:^|[\s,])(username|credential)\s*(?:,|$)/) {
      let name = String(match.output.1)
      members.append(Member(name: name, value: name, line: line, group: group))
    }
    addresses += piece.matches(of: Self.url).map { match in
      Address(url: String(match.output), line: line, group: group)
    }
  }

  /// A URL that is written out: none of those that a program puts together.
  static var url: Regex<Substring> {
    // A login may stand before an IPv6 address, whose brackets end no list.
    #/
    \b (?i: stuns? | turns? ) :
    (?: [^\s"'`,;<>\[\]})$]* \[ [0-9A-Fa-f:.%]+ \] [^\s"'`,;<>\]})$]* | [^\s"'`,;<>\]})$]+ )
    (?! [^\s"'`,;<>\]})] )
    /#
  }

  private static var member: Regex<(Substring, Substring, Substring)> {
    /([A-Za-z_][\w\-]*)["']?\s*[:=]\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;"']*)/
  }
}

extension Substring {
  /// Whether the line says nothing to a program.
  var isComment: Bool {
    let start = drop { $0.isWhitespace }
    return ["#", "//", "--", ";"].contains { start.hasPrefix($0) }
  }

  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Where what begins with a quote is over; `nil` where it does not, or has no end.
  fileprivate var quotedEnd: Index? {
    guard let quote = first, "\"'`".contains(quote) else { return nil }
    var place = index(after: startIndex)
    while place < endIndex {
      if self[place] == quote { return index(after: place) }
      let isEscape = self[place] == "\\" && quote != "'"
      place = index(place, offsetBy: isEscape ? 2 : 1, limitedBy: endIndex) ?? endIndex
    }
    return nil
  }

  fileprivate var withoutQuotes: String {
    guard let quote = first, "\"'".contains(quote), count > 1 else { return String(self) }
    return String(dropFirst().dropLast())
  }
}
