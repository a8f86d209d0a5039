extension LintDocument {
  /// Reads any other text: the URLs that stand in it, line by line, but not those in comments.
  init(text: String) throws(LintError) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let kind = LintKind.of(text) ?? (Self.isURLs(lines) ? .urls : .text)
    let login = Self.holdsLogin(text)
    servers = lines.enumerated().flatMap { index, line in
      Self.urls(in: line).map { url in
        LintServer(
          place: "line \(index + 1)", url: url, hasLogin: login,
          takesUserInfo: kind.takesUserInfo)
      }
    }
    guard LintKind.of(text) != nil || !servers.isEmpty else { throw .notAConfiguration }
    self.kind = kind.name
    holdsSecrets = login || servers.contains(where: \.holdsLogin)
    findings = Self.hosts(in: lines, beside: servers)
  }

  /// Whether the text holds a name and a password at all; which belongs where it does not tell.
  private static func holdsLogin(_ text: String) -> Bool {
    SecretMask(text).secrets.count >= 2
  }

  private static func isURLs(_ lines: [Substring]) -> Bool {
    lines.allSatisfy { line in line.isEmpty || urls(in: line) == [String(line)] }
  }

  private static func urls(in line: Substring) -> [String] {
    guard !line.isComment else { return [] }
    return line.matches(of: /\b(?i:stuns?|turns?):[^\s"'`,;<>\]})]+/).map { String($0.output) }
  }

  /// Hosts that stand alone, beside a port or none, as some files have them.
  private static func hosts(
    in lines: [Substring], beside servers: [LintServer]
  ) -> [LintFinding] {
    let known = Set(servers.map(\.place))
    return lines.enumerated().flatMap { index, line in
      let place: DisplayText = "line \(index + 1)"
      guard !known.contains(place), !line.isComment else { return [LintFinding]() }
      return line.matches(of: /[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/).flatMap { match in
        let host = LintServer(place: place, url: "turn:\(match.output)", hasLogin: nil)
        return LintRule.hosts.flatMap { $0.findings(host) }
      }
    }
  }
}

extension Substring {
  fileprivate var isComment: Bool {
    let start = drop { $0.isWhitespace }
    return ["#", "//", "--", ";"].contains { start.hasPrefix($0) }
  }
}
