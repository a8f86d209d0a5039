/// A URL alone where a list of them is read.
struct LintString {
  let member: LintText.Member
  let isMendable: Bool

  var finding: LintFinding {
    LintFinding(
      .error, "urls-string", at: "line \(member.line)", isMended: isMendable,
      """
      \(DisplayText(sanitizing: member.name)) is a string, where a list is read: write [ ] around \
      it
      """)
  }

  /// The brackets that make a list of it.
  var splices: [LintSplice] {
    guard isMendable else { return [] }
    return [
      LintSplice(member.range.lowerBound..<member.range.lowerBound, "["),
      LintSplice(member.range.upperBound..<member.range.upperBound, "]"),
    ]
  }
}

extension LintText {
  /// What has a URL as its value where a kind reads a list.
  func strings(of kind: LintKind) -> [LintString] {
    guard !kind.lists.isEmpty else { return [] }
    let streams = LintStreams(source)
    return members.filter { member in
      kind.lists.contains(member.name) && member.holdsURL && !streams.hold(member)
    }.map { member in
      // A comma tells of several, and where one of them ends is not certain.
      let isOne =
        !member.value.contains(",")
        && !source.has(",", at: member.range.upperBound, before: source.bytes.count)
      return LintString(member: member, isMendable: isOne || kind.isCode)
    }
  }
}

extension LintText.Member {
  /// Whether its value is a server's URL.
  var holdsURL: Bool {
    ["stun:", "stuns:", "turn:", "turns:"].contains { value.hasPrefix($0) }
  }
}
