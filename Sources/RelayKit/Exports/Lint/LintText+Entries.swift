// The objects of code that are servers, and what may stand in them without a name.
extension LintText {
  /// What members with URLs are called, in whatever language.
  static let urlNames: Set<String> = ["url", "urls", "URL", "URLs", "uri", "uris", "URI", "URIs"]

  /// The groups that are a server: those in braces with a member that holds its URLs, or the list of
  /// servers itself.
  var entries: Set<Int> {
    Set(members.filter(makesEntry).map(\.group))
  }

  /// Whether a URL is a server of C++ by standing first in braces of its own: `{"turn:a.example"}`.
  func isEntry(_ address: Address) -> Bool {
    let quote = address.range.lowerBound - 1
    guard syntax == .cpp, quote > 0, source.bytes[quote].isQuote else { return false }
    var place = quote
    while place > 0, source.bytes[place - 1].isBlank { place -= 1 }
    return place > 0 && source.bytes[place - 1] == UInt8(ascii: "{")
  }

  private func makesEntry(_ member: Member) -> Bool {
    guard let name = member.nameRange, braces.contains(member.group),
      Self.urlNames.contains(member.name) || member.name == "iceServers" && holdsStrings(member)
    else { return false }
    let end = source.bytes.count
    let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank && !$0.isQuote }
    // Go's `:=` makes a variable.
    let isSign = source.has(":", at: sign, before: end) && !source.has(":=", at: sign, before: end)
    return (syntax == .lua || isSign && source.beginsMember(name)) && !isType(member)
  }

  /// Whether what stands behind a member's colon is its type: `urls: string[] = []`.
  private func isType(_ member: Member) -> Bool {
    let end = source.bytes.count
    let sign = source.first(from: member.range.upperBound, before: end) { !$0.isBlank }
    return !member.isQuoted && source.has("=", at: sign, before: end)
      && !source.has("==", at: sign, before: end) && !source.has("=>", at: sign, before: end)
  }

  /// Whether its value is a string or a list of strings.
  private func holdsStrings(_ member: Member) -> Bool {
    let next = member.range.upperBound
    return member.isQuoted
      || member.value == "[" && next < source.bytes.count && source.bytes[next].isQuote
  }

  /// Whether code gives something its password elsewhere: `servers[0].credential = password`; but not
  /// itself, as in a type of its own.
  var assignsPasswords: Bool {
    members.contains { member in
      guard member.words.contains(where: \.isPassword), let name = member.nameRange else {
        return false
      }
      let end = source.bytes.count
      let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank }
      return source.has("=", at: sign, before: end) && !source.has("==", at: sign, before: end)
        && source.isOfOther(name)
    }
  }
}

extension LintSource {
  /// Whether a name stands behind the dot, or the arrow, of something else than `this`.
  fileprivate func isOfOther(_ name: Range<Int>) -> Bool {
    let before = text(max(0, name.lowerBound - 6)..<name.lowerBound)
    return (before.hasSuffix(".") || before.hasSuffix("->"))
      && !["this.", "self.", "this->"].contains { before.hasSuffix($0) }
  }

  /// Whether the members of something else are put in here.
  func isSpread(_ place: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "."): has("...", at: place, before: bytes.count)
    case UInt8(ascii: "*"): has("**", at: place, before: bytes.count)
    default: false
    }
  }
}
