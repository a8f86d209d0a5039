extension LintDocument {
  /// Reads any other text, of `kind` where that is known: the URLs that stand in it, and what its
  /// kind names in parts, but nothing of its comments.
  init(text: [UInt8], as known: LintKind? = nil) throws(LintError) {
    let known = known ?? LintKind.of(text)
    let source = LintSource((known ?? .text).comments.erased(in: text))
    if let fault = known?.syntax?.fault(in: source) { throw .syntax(fault) }
    let content = LintText(source, as: known ?? .text)
    let kind = known ?? (content.isURLs ? .urls : .text)
    let logins = LintLogins(of: content, kind)
    let calls = LintCalls(of: content)
    guard content.addresses.count <= Self.mostServers else { throw .tooMany }
    let written = content.addresses.map { address in
      var server = Self.server(address, content, logins, kind)
      server.belongs(to: calls[address])
      return server
    }
    self.init(content, written, kind.servers(in: content, logins), kind)
    holdsSecrets = holdsSecrets || calls.holdSecret
    guard max(servers.count, findings.count) <= Self.mostServers else { throw .tooMany }
    guard known != nil || !servers.isEmpty else { throw .notAConfiguration }
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
      LintLogins.holdsSecret(content, kind) || written.contains(where: \.holdsLogin)
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
    LintServer(address.url, at: .line(address.line), takesUserInfo: kind.takesUserInfo) {
      $0.belongs(to: logins[address.group], of: kind, list: text.list(of: address.group))
      $0.isShown = address.isCertain
      if !address.isCertain { $0.hasLogin = nil }
    }
  }

  /// Hosts that stand alone, beside a port or none, as some files have them; of too many the first.
  private static func hosts(
    in source: LintSource, beside servers: [LintServer]
  ) -> [LintFinding] {
    var known: Set<Int> = []
    for case .line(let line) in servers.map(\.place) { known.insert(line) }
    var findings: [LintFinding] = []
    for (index, line) in source.lines.enumerated() where !known.contains(index + 1) {
      guard findings.count <= mostServers else { break }
      findings += hosts(in: line, number: index + 1, of: source)
    }
    return findings
  }

  private static func hosts(
    in line: Range<Int>, number: Int, of source: LintSource
  ) -> [LintFinding] {
    source.hosts(in: line).map(source.text).filter(LintRule.knowsHost).prefix(mostServers + 1)
      .flatMap { host in
        let server = LintServer("turn:\(host)", at: .line(number))
        return LintRule.hosts.flatMap { $0.findings(server) }
      }
  }
}

extension LintText {
  /// Whether each of its lines is a URL, whole.
  fileprivate var isURLs: Bool {
    let lines = source.lines.map(source.trimmed).filter { !$0.isEmpty }
    return lines == addresses.map(\.range)
  }

  /// Where URLs stand under a name that nothing reads any more.
  fileprivate func oldNames(of kind: LintKind) -> [LintOldName] {
    guard let oldName = kind.oldName else { return [] }
    let groups = Set(members.filter { $0.name == "urls" }.map(\.group))
    // A variable counts where an object takes it under its own name.
    let countsVariables = source.holdsShorthand(oldName)
    return members.filter {
      $0.name == oldName && $0.holdsURL && (countsVariables || !isVariable($0))
    }.map { member in
      let name = member.nameRange.flatMap { isNamed($0) ? $0 : nil }
      return LintOldName(
        line: member.line, range: groups.contains(member.group) ? nil : name)
    }
  }

  /// Whether a name is a member's, before a colon, and none of a variable.
  private func isNamed(_ name: Range<Int>) -> Bool {
    let end = source.bytes.count
    let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank && !$0.isQuote }
    return source.has(":", at: sign, before: end)
  }

  /// What has a URL as its value where a kind reads a list.
  fileprivate func strings(of kind: LintKind) -> [LintString] {
    guard !kind.lists.isEmpty else { return [] }
    let streams = LintStreams(source)
    return members.filter { member in
      kind.lists.contains(member.name) && member.holdsURL && !streams.hold(member)
    }.map { member in
      // A comma tells of several, and where one of them ends is not certain.
      let isOne =
        !member.value.contains(",")
        && !source.has(",", at: member.range.upperBound, before: source.bytes.count)
      return LintString(member: member, isMendable: isOne || kind.isCode)
    }
  }
}

extension LintText.Member {
  fileprivate var holdsURL: Bool {
    ["stun:", "stuns:", "turn:", "turns:"].contains { value.hasPrefix($0) }
  }
}

/// A name that nothing reads any more.
private struct LintOldName {
  let line: Int
  /// Where it can be mended; `nil` where its object has the new name too, or it may be a variable's.
  let range: Range<Int>?

  var finding: LintFinding {
    LintFinding(
      .error, "url-member", at: "line \(line)", isMended: range != nil,
      range == nil
        ? """
        url was the member's name until 2013, browsers read urls: rename it by hand, --fix cannot, \
        for urls is there too, or it may be a variable
        """ : "url was the member's name until 2013: browsers read urls")
  }

  var splices: [LintSplice] { range.map { [LintSplice($0, "urls")] } ?? [] }
}

/// A URL alone where a list of them is read.
private struct LintString {
  let member: LintText.Member
  let isMendable: Bool

  var finding: LintFinding {
    LintFinding(
      .error, "urls-string", at: "line \(member.line)", isMended: isMendable,
      """
      \(DisplayText(sanitizing: member.name)) is a string, where a list is read: write [ ] around \
      it
      """)
  }

  /// The brackets that make a list of it.
  var splices: [LintSplice] {
    guard isMendable else { return [] }
    return [
      LintSplice(member.range.lowerBound..<member.range.lowerBound, "["),
      LintSplice(member.range.upperBound..<member.range.upperBound, "]"),
    ]
  }
}

extension LintSource {
  /// What may be hosts in a line: words with dots, but none of an address of the web, in whose
  /// path or before whose path they stand.
  fileprivate func hosts(in line: Range<Int>) -> [Range<Int>] {
    var hosts: [Range<Int>] = []
    var place = line.lowerBound
    while place < line.upperBound {
      let start = first(from: place, before: line.upperBound, where: \.isOfHost)
      place = first(from: start, before: line.upperBound) { !$0.isOfHost }
      let isOfWeb =
        start > line.lowerBound && "/@".utf8.contains(bytes[start - 1])
        || has("/", at: place, before: line.upperBound)
      if place - start <= 253, !isOfWeb, bytes[start..<place].contains(UInt8(ascii: ".")) {
        hosts.append(start..<place)
      }
    }
    return hosts
  }
}

extension UInt8 {
  fileprivate var isOfHost: Bool { isAlphanumeric || self == 0x2D || self == 0x2E }
}
