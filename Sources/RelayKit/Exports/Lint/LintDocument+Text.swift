extension LintDocument {
  /// Reads any other text: the URLs that stand in it, and what its kind names in parts, but nothing
  /// of its comments.
  init(text: String) throws(LintError) {
    let known = LintKind.of(text)
    let kind = known ?? (Self.isURLs(text) ? .urls : .text)
    let content = LintText(text, splitsLines: kind.splitsLines)
    let written = content.addresses.map { address in
      LintServer(
        place: "line \(address.line)", url: address.url,
        hasLogin: content.hasLogin(in: address.group, of: kind),
        takesUserInfo: kind.takesUserInfo, isForBrowsers: kind.isForBrowsers)
    }
    servers = written + kind.parts.flatMap { $0.servers(in: content, of: kind) }
    guard known != nil || !servers.isEmpty else { throw .notAConfiguration }
    self.kind = kind.name
    holdsSecrets = !SecretMask(text).secrets.isEmpty || servers.contains(where: \.holdsLogin)
    findings = Self.hosts(in: text, beside: servers)
  }

  private static func isURLs(_ text: String) -> Bool {
    text.split { $0.isNewline }.allSatisfy { $0.wholeMatch(of: LintText.url) != nil }
  }

  /// Hosts that stand alone, beside a port or none, as some files have them.
  private static func hosts(in text: String, beside servers: [LintServer]) -> [LintFinding] {
    let known = Set(servers.map(\.place))
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
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
