/// What is wrong with an ICE configuration, who can read it, and what it would be mended.
package struct Lint: Equatable, Sendable {
  /// What kind of file it is.
  package let kind: DisplayText
  /// How many servers it names.
  package let count: Int
  /// The permission bits; `nil` where it is no file.
  package let mode: UInt32?
  /// The gravest first, then in the order of the file.
  package let findings: [LintFinding]
  /// The file with all that is mended; `nil` where nothing can be.
  package let mended: [UInt8]?
  /// The permission bits of the mended form: those it had, but none for others to its secrets.
  package let mendedMode: UInt32

  /// Looks at a file's bytes, for a consumer's own limits where one is named.
  ///
  /// Of what language it is, its `name` says, and its contents where that says nothing; where that
  /// consumer reads JSON, nothing else is taken for it. `now`, in seconds since 1970, tells which
  /// logins are over; `nil` where that is not asked.
  package init(
    of bytes: [UInt8], mode: UInt32? = nil, named name: String? = nil,
    for consumer: ExportFormat? = nil, at now: Double? = nil
  ) throws(LintError) {
    let document = try LintDocument(
      of: bytes, named: LintFileName(name), isJSON: consumer?.isJSON ?? false)
    kind = document.kind
    count = document.servers.count
    self.mode = mode
    mendedMode = (mode ?? 0o600) & (document.holdsSecrets ? 0o700 : 0o777)
    let all =
      document.findings.map { $0.raised(for: consumer) }
      + document.servers.flatMap { server in
        LintRule.all.flatMap { $0.findings(server) } + Self.port(server, consumer)
      } + (now.map { LintExpiry.findings(document.servers, at: $0) } ?? [])
      + Self.whole(document, mode) + Self.limits(document, consumer)
    // Swift's sort is stable.
    findings = all.sorted { $0.severity < $1.severity }
    mended = findings.contains(where: \.isMended) ? document.splices.applied(to: bytes) : nil
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Who can read the file: its owner, its group, others; `nil` where it is no file.
  package var readers: [Reader]? {
    mode.map { mode in Reader.allCases.filter { $0 == .owner || mode & $0.bit != 0 } }
  }

  package enum Reader: String, CaseIterable, Sendable {
    case owner, group, others

    fileprivate var bit: UInt32 { self == .group ? 0o040 : self == .others ? 0o004 : 0o400 }
  }

  private static func whole(_ document: LintDocument, _ mode: UInt32?) -> [LintFinding] {
    var findings = document.holdsSecrets ? access(mode) : []
    let counts = Dictionary(document.servers.map { ($0.list, 1) }, uniquingKeysWith: +)
    if let most = counts.values.max(), most > 4 {
      findings.append(
        LintFinding(
          .warning, "many-servers", "\(most) servers: five or more slow browsers down"))
    }
    return findings + duplicates(document)
  }

  /// What browsers say of a port.
  ///
  /// Where a consumer is named, its limits tell; but of what no limit is asked, for something else is
  /// wrong with it, they tell nothing.
  private static func port(_ server: LintServer, _ consumer: ExportFormat?) -> [LintFinding] {
    guard consumer.map({ $0.hasBrowserPorts && server.exported == nil }) ?? true else { return [] }
    return LintRule.port.findings(server)
  }

  /// What others can do with a file of secrets.
  private static func access(_ mode: UInt32?) -> [LintFinding] {
    guard let mode, mode & 0o066 != 0 else { return [] }
    guard mode & 0o044 != 0 else {
      return [
        LintFinding(
          .error, "writable-by-others", isMended: true,
          "others can write it, and so choose its servers: chmod 600 closes it to them")
      ]
    }
    return [
      LintFinding(
        .error, "readable-by-others", isMended: true,
        "others can read its secrets: chmod 600 closes it to them")
    ]
  }

  private static func duplicates(_ document: LintDocument) -> [LintFinding] {
    var seen: Set<[String]> = []
    let again = document.servers.filter { !$0.hasHoles && !seen.insert($0.identity).inserted }
    return again.map { server in
      LintFinding(
        .warning, "duplicate", at: server.place.displayText, of: server.shownURL,
        isMended: server.isRemovable, server.isRemovable ? repeated : repeatedByHand)
    }
  }

  private static let repeated: DisplayText = "it is there already"
  private static let repeatedByHand: DisplayText = """
    it is there already: take it out by hand, --fix cannot, for it does not know what else goes \
    with it
    """

  /// What a consumer cannot take; nothing of what every consumer would leave out.
  private static func limits(_ document: LintDocument, _ consumer: ExportFormat?) -> [LintFinding] {
    guard let consumer else { return [] }
    var taken = TakenServers()
    return document.servers.compactMap { server in
      guard let export = server.exported, taken.isNew(server) else { return nil }
      guard let broken = consumer.rules.broken(by: export, after: taken.first) else {
        taken.take(export)
        return nil
      }
      return LintFinding(
        .error, "limit", at: server.place.displayText, of: server.shownURL,
        "not for \(consumer.consumer): \(broken.reason)")
    }
  }
}

/// The servers that a consumer has taken, as far as its rules ask for them.
private struct TakenServers {
  /// The first of each scheme: no consumer's limit is higher, and what further ones have in common,
  /// these have.
  private(set) var first: [ExportServer] = []
  private static let most = 8
  private var counts: [ServerURI.Scheme: Int] = [:]
  private var seen: Set<[String]> = []

  mutating func isNew(_ server: LintServer) -> Bool { seen.insert(server.identity).inserted }

  mutating func take(_ server: ExportServer) {
    guard counts[server.uri.scheme, default: 0] < Self.most else { return }
    counts[server.uri.scheme, default: 0] += 1
    first.append(server)
  }
}

extension LintFinding {
  /// The same for a consumer, to which it may be graver.
  fileprivate func raised(for consumer: ExportFormat?) -> LintFinding {
    guard let consumer, !consumer.takesStrings, rule == "urls-string" else { return self }
    var finding = self
    finding.severity = .error
    finding.message = "urls is a string: \(consumer.consumer) fails on it, and wants an array"
    return finding
  }
}

extension LintServer {
  /// What an export would hold of it; `nil` where its URL does not parse or is not known, or its
  /// login is missing.
  fileprivate var exported: ExportServer? {
    guard !hasHoles, let uri = try? uri.get(), !uri.scheme.isRelay || !lacksLogin else {
      return nil
    }
    return ExportServer(url: uri.explicit, uri: uri, login: uri.scheme.isRelay ? login : nil)
  }
}
