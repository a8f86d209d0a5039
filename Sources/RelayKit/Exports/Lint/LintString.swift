/// A URL alone where a list of them is read.
struct LintString {
  let member: LintText.Member
  /// What makes a list of it; none where it is not certain where it ends.
  let splices: [LintSplice]

  var finding: LintFinding {
    let name = DisplayText(sanitizing: member.name)
    return LintFinding(
      .error, "urls-string", at: "line \(member.line)", isMended: !splices.isEmpty,
      splices.isEmpty
        ? """
        \(name) is a string, where a list is read: write [ ] around it by hand, --fix cannot, for it \
        is not certain where it ends
        """ : "\(name) is a string, where a list is read: write [ ] around it")
  }
}

extension LintText {
  /// What has a URL as its value where a kind reads a list; but no string of which code goes on to
  /// make something else: `'stun:a.example'.split(',')`.
  func strings(of kind: LintKind) -> [LintString] {
    guard !kind.lists.isEmpty else { return [] }
    let streams = LintStreams(source)
    return members.filter { member in
      kind.lists.contains(member.name) && member.holdsURL && !streams.hold(member)
        && !(kind.isCode && source.next(from: member.range.upperBound) == UInt8(ascii: "."))
    }.map { LintString(member: $0, splices: brackets(around: $0, of: kind)) }
  }

  private func brackets(around member: Member, of kind: LintKind) -> [LintSplice] {
    if member.isQuoted {
      guard kind.isCode ? isWhole(member) : isOne(member) else { return [] }
      return [LintSplice](around: member.range, "[", "]")
    }
    guard kind.syntax?.languages == [.yaml], let url = plainURL(of: member) else { return [] }
    return [LintSplice](around: url, "[\"", "\"]")
  }

  /// Whether nothing goes on behind a string in code.
  private func isWhole(_ member: Member) -> Bool {
    source.next(from: member.range.upperBound).map { ",;)]}".utf8.contains($0) } ?? true
  }

  /// Whether a string outside of code, behind which its line or its brackets end, holds one URL.
  private func isOne(_ member: Member) -> Bool {
    let end = source.lines[member.line - 1].upperBound
    let behind = source.next(from: member.range.upperBound, before: end)
    let isWithin = member.nameRange.map(source.beginsMember) ?? false
    return !member.value.contains(",") && !source.has("`", at: member.range.lowerBound, before: end)
      && behind.map { "]}".utf8.contains($0) || isWithin && $0 == UInt8(ascii: ",") } ?? true
  }
}

// Values of YAML without quotes.
extension LintText {
  /// Where such a value stands; `nil` where it may be more than a URL, or it is not certain where it
  /// ends.
  private func plainURL(of member: Member) -> Range<Int>? {
    guard let name = member.nameRange else { return nil }
    let line = source.lines[member.line - 1]
    guard line.lowerBound <= name.lowerBound else { return nil }
    if source.bytes[line.lowerBound..<name.lowerBound].allSatisfy({ " -\"'".utf8.contains($0) }) {
      let url = source.trimmed(member.range.lowerBound..<line.upperBound)
      let goesOn = goesOn(behind: member.line, from: name.lowerBound - line.lowerBound)
      // Not all readers take a tab for a blank.
      let holdsTab = source.bytes[line].contains(UInt8(ascii: "\t"))
      return source.isPlainURL(url) && !goesOn && !holdsTab ? url : nil
    }
    let behind = source.next(from: member.range.upperBound, before: line.upperBound)
    let holdsBracket = source.bytes[member.range].contains { "[]{}".utf8.contains($0) }
    let isOver =
      behind == UInt8(ascii: "}")
      || source.beginsMember(name)
        && source.has(", ", at: member.range.upperBound, before: line.upperBound)
    return isOver && !holdsBracket && source.isPlainURL(member.range) ? member.range : nil
  }

  /// Whether the next line that is not empty is a part of what stands in a column before it.
  private func goesOn(behind number: Int, from column: Int) -> Bool {
    let next = source.lines.dropFirst(number).first { !source.trimmed($0).isEmpty }
    guard let next else { return false }
    return source.first(from: next.lowerBound, before: next.upperBound) { $0 != 0x20 }
      > next.lowerBound + column
  }
}

extension LintSource {
  /// The next byte that is not blank; `nil` for none.
  fileprivate func next(from start: Int, before end: Int? = nil) -> UInt8? {
    let end = end ?? bytes.count
    let place = first(from: start, before: end) { !$0.isBlank }
    return place < end ? bytes[place] : nil
  }

  /// Whether nothing is in a range but what a URL or a variable is made of, with all its brackets.
  fileprivate func isPlainURL(_ range: Range<Int>) -> Bool {
    var open = LintBrackets()
    return !range.isEmpty && bytes[range.upperBound - 1] != UInt8(ascii: ":")
      && range.allSatisfy { bytes[$0].isOfPlainURL && open.turn(bytes[$0], at: $0) }
      && open.last == nil
  }
}

extension UInt8 {
  fileprivate var isOfPlainURL: Bool { isAlphanumeric || ":/.-_?=&%@~+#[]{}$".utf8.contains(self) }
}

extension [LintSplice] {
  fileprivate init(around range: Range<Int>, _ opening: String, _ closing: String) {
    self = [
      LintSplice(range.lowerBound..<range.lowerBound, opening),
      LintSplice(range.upperBound..<range.upperBound, closing),
    ]
  }
}

extension LintText.Member {
  /// Whether its value is a server's URL.
  var holdsURL: Bool {
    ["stun:", "stuns:", "turn:", "turns:"].contains { value.hasPrefix($0) }
  }
}
