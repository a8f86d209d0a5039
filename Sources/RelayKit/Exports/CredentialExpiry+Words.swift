import FoundationEssentials

extension CredentialExpiry {
  /// `ended 3 days ago, on 2026-01-02 at 03:04 UTC, as its username says`; `nil` where the login lives
  /// yet, or its name does not say.
  static func pastEnd(of username: String, at now: Double) -> DisplayText? {
    guard let end = end(of: username), end <= now else { return nil }
    return """
      ended \(Figures.daysOrHours(.seconds(now - end))) ago, on \(date(end)), as its username says
      """
  }

  /// What a person should know of servers whose logins are over, each login once.
  static func remarks(on servers: [ExportServer], at now: Double) -> [DisplayText] {
    let usernames = servers.compactMap { $0.login?.username.revealed }
    return usernames.unique.compactMap { username in
      pastEnd(of: username, at: now).map { "a login \($0): have the service make a new one" }
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
