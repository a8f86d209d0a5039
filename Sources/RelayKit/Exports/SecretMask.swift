/// Hides names and passwords in a text of any format, by the names that stand before them.
///
/// - A value follows a name that speaks of a user, a password, a credential or a secret, and then
///   `:`, `=`, or both quotes and one of these; it goes on to its closing quote, or to the line's end.
/// - What stands between a URL's scheme and its `@` is hidden too, and so is what stands before the
///   `@` of a `turnURL` without scheme, which is Kurento's.
package struct SecretMask: Equatable, Sendable {
  static let standIn = "(hidden)"

  /// The text with stand-ins.
  package private(set) var masked = ""
  /// What they stand for, in order.
  package private(set) var secrets: [String] = []

  private var rest: Substring
  /// Up to where no `@` is left in the URL that was looked at last.
  private var plainEnd: String.Index?
  /// The line that was looked at last.
  private var line: Line?
  private static let words = ["user", "pass", "pwd", "credential", "secret"]

  package init(_ text: String) {
    rest = text[...]
    while !rest.isEmpty { step() }
  }

  private mutating func step() {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard !name.isEmpty else { return move(1) }
    move(name.count)
    if name.isScheme, rest.first == ":" { return hideUserInfo() }
    let isURL = name.lowercased().contains("turnurl")
    guard isURL || name.speaks(of: Self.words) else { return }
    let separator = rest.prefix { "\"' :=\t".contains($0) }
    guard separator.contains(where: { ":=".contains($0) }) else { return }
    if isURL { hideLogin(after: separator) } else { hideValue(after: separator) }
  }

  private mutating func move(_ count: Int) {
    masked += rest.prefix(count)
    rest = rest.dropFirst(count)
  }

  private mutating func hide(_ secret: Substring) {
    guard !secret.isEmpty else { return }
    secrets.append(String(secret))
    masked += Self.standIn
    rest = rest[secret.endIndex...]
  }

  private mutating func hideUserInfo() {
    // In the rest of a URL others may begin, and none of them is looked at a second time.
    if let plainEnd, rest.startIndex < plainEnd {
      return move(rest.prefix { ":/".contains($0) }.count)
    }
    let url = rest.prefix { !$0.isWhitespace && !"\"',<>;".contains($0) }
    let body = url.drop { ":/".contains($0) }
    plainEnd = url.endIndex
    move(url.count - body.count)
    guard let at = body.lastAt else { return }
    hide(body[..<at])
  }

  /// Hides all of it where it is no URL, and leaves URLs with a scheme to the next step.
  private mutating func hideLogin(after separator: Substring) {
    let value = rest.dropFirst(separator.count)
    let line = line(of: value)
    guard !value.prefix(while: \.isLetter).isScheme || !line.hasColon(in: value) else {
      return move(separator.count)
    }
    guard let at = line.at(in: value) else { return hideValue(after: separator) }
    move(separator.count)
    hide(value[..<at])
  }

  /// The line in which a text begins, looked through once.
  private mutating func line(of text: Substring) -> Line {
    if let line, text.startIndex <= line.end { return line }
    let line = Line(text)
    self.line = line
    return line
  }

  private mutating func hideValue(after separator: Substring) {
    // The separator may end with the quote that opens the value.
    let name = separator.lastIndex { ":=".contains($0) } ?? separator.endIndex
    let opening = separator[name...].last { "\"'".contains($0) }
    move(separator.count)
    if let opening { return hide(rest.quoted(by: opening)) }
    hide(rest.prefix { !$0.isNewline && $0 != "," })
  }
}

/// Where a line ends, and where it has the last of what tells of a login.
private struct Line: Equatable, Sendable {
  private(set) var end: String.Index
  private var lastColon: String.Index?
  private var lastAt: String.Index?

  init(_ text: Substring) {
    end = text.startIndex
    while end < text.endIndex, !text[end].isNewline {
      if text[end] == ":" { lastColon = end }
      end = text.index(after: end)
    }
    lastAt = text[..<end].lastAt
  }

  /// Whether a colon stands in that part of the line with which `text` begins.
  func hasColon(in text: Substring) -> Bool { lastColon.map { $0 >= text.startIndex } ?? false }

  /// The last `@` in that part.
  func at(in text: Substring) -> String.Index? {
    lastAt.flatMap { $0 >= text.startIndex ? $0 : nil }
  }
}

extension Substring {
  fileprivate var isScheme: Bool { ["stun", "stuns", "turn", "turns"].contains(lowercased()) }

  fileprivate func speaks(of words: [String]) -> Bool {
    let name = lowercased()
    return words.contains { name.contains($0) }
  }

  /// What stands before the closing quote: a backslash escapes one, and in a shell `'\''` is one.
  fileprivate func quoted(by quote: Character) -> Substring {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix("'\\''"), quote == "'" {
        index = self.index(index, offsetBy: 4)
      } else if self[index] == "\\", quote == "\"" {
        index = self.index(index, offsetBy: 2, limitedBy: endIndex) ?? endIndex
      } else if self[index] == quote {
        return self[..<index]
      } else {
        index = self.index(after: index)
      }
    }
    return self
  }
}
