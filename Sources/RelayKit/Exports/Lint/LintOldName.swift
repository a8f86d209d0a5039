/// A name that nothing reads any more.
struct LintOldName {
  let line: Int
  /// Where it can be mended; `nil` where its object has the new name too, or it may be a variable's.
  let range: Range<Int>?

  var finding: LintFinding {
    LintFinding(
      .error, "url-member", at: "line \(line)", isMended: range != nil,
      range == nil
        ? """
        url was the member's name until 2013, browsers read urls: rename it by hand, --fix cannot, \
        for urls is there too, or it may be a variable
        """ : "url was the member's name until 2013: browsers read urls")
  }

  var splices: [LintSplice] { range.map { [LintSplice($0, "urls")] } ?? [] }
}

extension LintText {
  /// Where URLs stand under a name that nothing reads any more.
  func oldNames(of kind: LintKind) -> [LintOldName] {
    guard let oldName = kind.oldName else { return [] }
    let groups = Set(members.filter { $0.name == "urls" }.map(\.group))
    // A variable counts where an object takes it under its own name.
    let countsVariables = source.holdsShorthand(oldName)
    return members.filter {
      $0.name == oldName && $0.holdsURL && (countsVariables || !isVariable($0))
    }.map { member in
      let name = member.nameRange.flatMap { isNamed($0) ? $0 : nil }
      return LintOldName(
        line: member.line, range: groups.contains(member.group) ? nil : name)
    }
  }

  /// Whether a name is a member's, before a colon, and none of a variable.
  private func isNamed(_ name: Range<Int>) -> Bool {
    let end = source.bytes.count
    let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank && !$0.isQuote }
    return source.has(":", at: sign, before: end)
  }
}
