/// How a kind names servers in a way of its own, neither by URLs nor by members of one place.
struct LintNaming: Sendable {
  /// The members that it looks at.
  var names: Set<String> = []
  /// What stands in the stead of a login; `nil` where any secret does.
  var steads: Set<String>?
  var servers: @Sendable (LintText, LintLogins, LintKind) -> [LintServer]

  static let prosody = LintNaming(
    names: LintProsody.names,
    steads: ["secret", "external_service_secret", "turn_secret", "turncredentials_secret"]
  ) { text, logins, kind in
    LintProsody(text, logins, kind).servers
  }

  static let libdatachannel = LintNaming { text, _, kind in
    LintDataChannel(text, kind).servers
  }
}

extension LintKind {
  /// The servers that a text names, but not by URLs.
  func servers(in text: LintText, _ logins: LintLogins) -> [LintServer] {
    parts.flatMap { $0.servers(in: text, logins, of: self) }
      + (naming?.servers(text, logins, self) ?? [])
  }
}
