/// The names and passwords of a text, found for each group once.
struct LintLogins: Sendable {
  /// What is known of a group.
  struct Login: Sendable {
    /// Whether both a name and a password are there; `nil` where something stands in their stead.
    var isThere: Bool?
    /// The name and the password as they are written; what makes two logins the same.
    var account: [String]
    /// What is not to be shown.
    var secrets: Redaction
  }

  private struct Place: Hashable {
    var group: Int
    var name: String
  }

  private var values: [Place: String] = [:]
  private var groups: [Int: [LintText.Member]] = [:]
  private var logins: [Int: Login] = [:]
  private let hasStead: Bool
  private let kind: LintKind

  init(of text: LintText, _ kind: LintKind) {
    self.kind = kind
    let members = text.members.filter { !$0.value.isEmpty }
    hasStead =
      text.mergesMaps
      || members.contains { member in
        kind.login.map { $0.secret == member.name } ?? member.words.contains(.secret)
      }
    for member in members {
      let place = Place(group: member.group, name: member.name)
      if values[place] == nil { values[place] = member.value }
      if !member.words.isEmpty { groups[member.group, default: []].append(member) }
    }
    for group in Set(text.addresses.map(\.group) + text.members.map(\.group)) {
      logins[group] = login(in: group)
    }
  }

  /// What a member of a group holds; `nil` where it is missing or empty.
  func value(of name: String, in group: Int) -> String? {
    values[Place(group: group, name: name)]
  }

  subscript(group: Int) -> Login? { logins[group] }

  private func login(in group: Int) -> Login {
    let found: [String?]
    if let login = kind.login {
      found = [login.username, login.credential].map { value(of: $0, in: group) }
    } else {
      let members = groups[group] ?? []
      found = [
        members.first { $0.words.contains(.user) }, members.first { $0.words.holdPassword },
      ].map { $0?.value }
    }
    let account = found.compactMap(\.self)
    let entry = ICEServer(
      urls: [], username: found[0].map(Secret.init), credential: found[1].map(Secret.init))
    return Login(
      isThere: account.count == 2 ? true : hasStead ? nil : false, account: account,
      secrets: Redaction.none.adding(entry))
  }

  /// Whether a password stands in a text: one that is written out, and no variable's name.
  static func holdsSecret(_ text: LintText, _ kind: LintKind) -> Bool {
    text.members.contains { member in
      (member.words.holdPassword || member.words.contains(.secret))
        && !"$!{".contains(member.value.first ?? "$") && (member.isQuoted || !kind.isCode)
    }
  }
}

extension LintText {
  /// Whether a map of YAML takes in another one, in which its login may stand: `<<: *login`.
  fileprivate var mergesMaps: Bool {
    source.lines.contains { line in
      let start = source.first(from: line.lowerBound, before: line.upperBound) {
        !$0.isBlank && $0 != UInt8(ascii: "-")
      }
      return source.has("<<:", at: start, before: line.upperBound)
    }
  }
}

extension Set<LintText.Member.Word> {
  fileprivate var holdPassword: Bool { contains(where: \.isPassword) }
}
