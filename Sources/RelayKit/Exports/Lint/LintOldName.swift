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
    return members.filter { member in
      guard member.name == oldName, member.holdsURL else { return false }
      return isNamed(member) ? isOfObject(member, kind) : countsVariables || !isVariable(member)
    }.map { member in
      let name = isNamed(member) ? member.nameRange : nil
      return LintOldName(
        line: member.line, range: groups.contains(member.group) ? nil : name)
    }
  }

  /// Whether a name is a member's, before a colon, and none of a variable.
  private func isNamed(_ member: Member) -> Bool {
    guard let name = member.nameRange else { return false }
    let end = source.bytes.count
    let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank && !$0.isQuote }
    return source.has(":", at: sign, before: end)
  }

  /// Whether a name before a colon is an object's, and no choice (`a ? url : 'stun:b'`) nor an
  /// argument's, as which it may have no quotes where members have them.
  private func isOfObject(_ member: Member, _ kind: LintKind) -> Bool {
    guard let name = member.nameRange, source.beginsMember(name) else { return false }
    let languages = kind.syntax?.languages ?? []
    let isQuoted = name.lowerBound > 0 && source.bytes[name.lowerBound - 1].isQuote
    return isQuoted || languages != [.dart] && languages != [.python]
  }
}

extension LintSource {
  /// Whether a name stands where one of an object's does: behind its brace or a comma.
  func beginsMember(_ name: Range<Int>) -> Bool {
    var place = name.lowerBound
    while place > 0, bytes[place - 1].isBlank || bytes[place - 1].isQuote { place -= 1 }
    return place > 0 && "{,".utf8.contains(bytes[place - 1])
  }
}
