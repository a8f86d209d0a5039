/// The names and passwords of a text, found for each group once.
struct LintLogins: Sendable {
  /// What is known of a group.
  struct Login: Sendable {
    /// Whether both a name and a password are there; `nil` where something stands in their stead.
    var isThere: Bool?
    /// `nil` where it is missing.
    var username: String?
    /// The name and the password as they are written; what makes two logins the same.
    var account: [String]
    /// What is not to be shown.
    var secrets: Redaction
  }

  private struct Place: Hashable {
    var group: Int
    var name: String
  }

  private var values: [Place: LintText.Member] = [:]
  private var groups: [Int: [LintText.Member]] = [:]
  private var logins: [Int: Login] = [:]
  private let hasStead: Bool
  /// The groups into which code puts what it holds elsewhere.
  private let spreads: Set<Int>
  private let kind: LintKind

  init(of text: LintText, _ kind: LintKind) {
    self.kind = kind
    let members = text.members.filter { !$0.value.isEmpty }
    hasStead =
      text.mergesMaps || members.contains { $0.standsForLogin(kind) }
      || kind.isCode && text.assignsPasswords
    spreads = kind.isCode ? text.spreads : []
    for member in members {
      let place = Place(group: member.group, name: member.name)
      if values[place] == nil { values[place] = member }
      if !member.words.isEmpty { groups[member.group, default: []].append(member) }
    }
    for group in Set(text.addresses.map(\.group) + text.members.map(\.group)) {
      logins[group] = login(in: group)
    }
  }

  /// What a member of a group holds; `nil` where it is missing or empty.
  func value(of name: String, in group: Int) -> String? { member(name, in: group)?.value }

  /// A member of a group that is not empty; `nil` for none.
  func member(_ name: String, in group: Int) -> LintText.Member? {
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
    return Login(found, otherwise: hasStead || spreads.contains(group) ? nil : false)
  }
}

extension LintLogins.Login {
  /// A login of a name and a password; where not both are there, `otherwise` says whether one is.
  init(_ values: [String?], otherwise: Bool?) {
    account = values.compactMap(\.self)
    isThere = account.count == 2 ? true : otherwise
    username = values.first ?? nil
    let password = values.last ?? nil
    let entry = ICEServer(
      urls: [], username: username.map(Secret.init), credential: password.map(Secret.init))
    secrets = Redaction.none.adding(entry)
  }
}

extension LintText.Member {
  /// Whether it stands in the stead of a login.
  fileprivate func standsForLogin(_ kind: LintKind) -> Bool {
    guard let login = kind.login else {
      return kind.naming?.steads.map { $0.contains(name) } ?? words.contains(.secret)
    }
    return login.steads.contains(name) || login.takesSecrets && isRelaySecret
  }

  /// Whether it is a secret shared with relays, and none of another service.
  private var isRelaySecret: Bool {
    let name = name.lowercased()
    return words.contains(.secret) && (name.contains("turn") || name.contains("static_auth"))
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
