// Passwords that stand in a text, for which it is to be closed to others.
extension LintText {
  /// Whether a password is written out in it, of whatever service.
  ///
  /// In a program most of what is called so is a label or an option, so there it counts beside a
  /// server's URL, or where its name speaks of TURN.
  func holdsSecret(as kind: LintKind) -> Bool {
    let isProgram = kind.isCode && kind.naming == nil
    let served = Set(addresses.map(\.group))
    return members.contains { member in
      member.isSecret && (member.isQuoted || !kind.isCode)
        && (!isProgram || served.contains(member.group) || member.speaksOfRelays)
        && !isExpansion(member)
    }
  }

  /// Whether it is a variable with what stands in its stead: `${PASSWORD:-none}`.
  private func isExpansion(_ member: Member) -> Bool {
    guard let name = member.nameRange, name.lowerBound > 1 else { return false }
    return source.has("${", at: name.lowerBound - 2, before: name.lowerBound)
  }
}

extension LintText.Member {
  /// Whether its value is a secret by its name, and neither a variable's name nor a switch.
  fileprivate var isSecret: Bool {
    let name = name.lowercased()
    return (Self.endings.contains(where: name.hasSuffix) || speaksOfRelays && speaksOfSecrets)
      && !"$!{".contains(value.first ?? "$") && !Self.switches.contains(value.lowercased())
      && !name.hasSuffix("path") && !name.hasSuffix("file")
  }

  /// Whether it is of TURN by its name.
  fileprivate var speaksOfRelays: Bool { name.lowercased().contains("turn") }

  private var speaksOfSecrets: Bool { words.contains { $0.isPassword || $0 == .secret } }

  private static let endings = [
    "pass", "password", "passphrase", "pwd", "credential", "secret", "secret_key", "secretkey",
  ]

  /// What a setting says that is called after a secret and holds none.
  private static let switches: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "nil", "none", "~", "password", "token",
    "oauth", "include", "omit", "same-origin",
  ]
}
