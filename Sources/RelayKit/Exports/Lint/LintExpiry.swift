import FoundationEssentials

/// Tells of logins that are over, as far as their names say when that is.
enum LintExpiry {
  /// Each login once, where it stands first.
  static func findings(_ servers: [LintServer], at now: Double) -> [LintFinding] {
    var seen: Set<String> = []
    return servers.compactMap { server in
      guard server.address?.scheme.isRelay ?? false, let username = server.username,
        let end = CredentialExpiry.end(of: username), end <= now, seen.insert(username).inserted
      else { return nil }
      return LintFinding(
        .warning, "dead-login", at: server.place.displayText, of: server.shownURL,
        """
        its login ended \(Figures.daysOrHours(.seconds(now - end))) ago, on \(date(end)), as its \
        username says: fetch a new one
        """)
    }
  }

  /// `2026-01-02 at 03:04 UTC`.
  private static func date(_ time: Double) -> DisplayText {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space)
    let text = Date(timeIntervalSince1970: time).formatted(style)
    let (day, minute) = (text.prefix(10), text.dropFirst(11).prefix(5))
    return
      "\(DisplayText(sanitizing: String(day))) at \(DisplayText(sanitizing: String(minute))) UTC"
  }
}
