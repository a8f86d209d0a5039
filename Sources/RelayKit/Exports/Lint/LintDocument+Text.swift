extension LintDocument {
  /// Reads any other text, of `kind` where that is known: the URLs that stand in it, and what its
  /// kind names in parts, but nothing of its comments.
  init(text: [UInt8], as known: LintKind?) throws(LintError) {
    if let fault = known?.syntax?.fault(in: LintSource(text)) { throw .syntax(fault) }
    let source = LintSource((known ?? .text).comments.erased(in: text))
    let content = LintText(source, as: known ?? .text)
    let kind = known ?? (content.isURLs ? .urls : .text)
    let logins = LintLogins(of: content, kind)
    let calls = LintCalls(of: content)
    guard content.addresses.count <= Self.mostServers else { throw .tooMany }
    let entries = kind.isCode ? content.entries : []
    let written = content.addresses.map { address in
      var server = Self.server(address, content, logins, kind)
      server.belongs(to: calls[address])
      // A constant gets its login where it is used.
      if kind.isCode, server.hasLogin == false, !calls.hold(address),
        !entries.contains(address.group), !content.isEntry(address)
      {
        server.hasLogin = nil
      }
      return server
    }
    self.init(content, written, kind.servers(in: content, logins), kind)
    holdsSecrets = holdsSecrets || calls.holdSecret
    guard max(servers.count, findings.count) <= Self.mostServers else { throw .tooMany }
    guard known.map({ !$0.isNamedOnly }) ?? false || !servers.isEmpty else {
      throw .notAConfiguration
    }
    if servers.isEmpty, findings.isEmpty { findings = [Self.namesNone] }
  }

  private static let namesNone = LintFinding(
    .warning, "no-servers",
    "no server is written out in it: check that it holds them, under the names that are read")

  private init(
    _ content: LintText, _ written: [LintServer], _ parts: [LintServer], _ kind: LintKind
  ) {
    self.kind = kind.name
    servers = written + parts
    holdsSecrets =
      content.holdsSecret(as: kind) || written.contains(where: \.holdsLogin)
      || parts.contains { $0.account.count == 1 || $0.holdsSecret }
    let strings = content.strings(of: kind)
    let oldNames = content.oldNames(of: kind)
    findings =
      strings.map(\.finding) + oldNames.map(\.finding)
      + Self.hosts(in: content.source, beside: servers)
    splices =
      zip(content.addresses, written).compactMap { address, server in
        server.mendedURL.map { LintSplice(address.range, $0) }
      } + strings.flatMap(\.splices) + oldNames.flatMap(\.splices)
  }

  private static func server(
    _ address: LintText.Address, _ text: LintText, _ logins: LintLogins, _ kind: LintKind
  ) -> LintServer {
    LintServer(
      address.url, at: .line(address.line), takesUserInfo: kind.takesUserInfo || address.isProperty
    ) {
      $0.belongs(to: logins[address.group], of: kind, list: text.list(of: address.group))
      if address.isProperty { $0.isForBrowsers = false }
      // What another variable holds is not known, and so nothing is there twice.
      if text.source.isDefault(address.range.lowerBound) { $0.list = -address.range.upperBound }
      $0.isWritten = !kind.isCode || text.isWhole(address)
      $0.isShown = address.isCertain
      if !address.isCertain { $0.hasLogin = nil }
    }
  }
}

extension LintText {
  /// Whether each of its lines is a URL, whole.
  fileprivate var isURLs: Bool {
    let lines = source.lines.map(source.trimmed).filter { !$0.isEmpty }
    return lines == addresses.map(\.range)
  }
}
