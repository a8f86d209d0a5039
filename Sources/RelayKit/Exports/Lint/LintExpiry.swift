/// Tells of logins that are over, as far as their names say when that is.
enum LintExpiry {
  /// Each login once, where it stands first.
  static func findings(_ servers: [LintServer], at now: Double) -> [LintFinding] {
    var seen: Set<String> = []
    return servers.compactMap { server in
      guard server.address?.scheme.isRelay ?? false, let username = server.username,
        let ended = CredentialExpiry.pastEnd(of: username, at: now),
        seen.insert(username).inserted
      else { return nil }
      return LintFinding(
        .warning, "dead-login", at: server.place.displayText, of: server.shownURL,
        "its login \(ended): fetch a new one")
    }
  }
}
