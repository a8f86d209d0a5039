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

  /// Looks at a file's bytes, for a consumer's own limits where one is named.
  package init(
    of bytes: [UInt8], mode: UInt32? = nil, for consumer: ExportFormat? = nil
  ) throws(LintError) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isJSON = text.isJSONLike || text.isMarkup || bytes.isEmpty
    let document = isJSON ? try LintDocument(json: bytes) : try LintDocument(text: text)
    kind = document.kind
    count = document.servers.count
    self.mode = mode
    let all =
      document.findings
      + document.servers.flatMap { server in
        LintRule.all.flatMap { $0.findings(server) }
      } + Self.whole(document, mode) + Self.limits(document, consumer)
    // Swift's sort is stable.
    findings = all.sorted { $0.severity < $1.severity }
    mended = Self.mended(bytes, text, document, findings)
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Who can read the file, in words; `nil` where it is no file.
  package var readers: DisplayText? {
    guard let mode else { return nil }
    let octal = String(mode & 0o777, radix: 8)
    let others: [DisplayText] =
      (mode & 0o040 == 0 ? [] : ["its group"]) + (mode & 0o004 == 0 ? [] : ["everybody"])
    let who = (["its owner"] + others).joined(separator: " and ")
    return "mode 0\(DisplayText(sanitizing: octal)): readable by \(who)"
  }

  private static func whole(_ document: LintDocument, _ mode: UInt32?) -> [LintFinding] {
    var findings: [LintFinding] = []
    if document.holdsSecrets, let mode, mode & 0o077 != 0 {
      findings.append(
        LintFinding(
          .error, "readable-by-others", isMended: true,
          "others can read its secrets: chmod 600 closes it to them"))
    }
    if document.servers.count > 4 {
      findings.append(
        LintFinding(
          .warning, "many-servers",
          "\(document.servers.count) servers: five or more slow browsers down"))
    }
    return findings + duplicates(document)
  }

  private static func duplicates(_ document: LintDocument) -> [LintFinding] {
    var seen: Set<String> = []
    return document.servers.filter { !seen.insert($0.identity).inserted }.map { server in
      LintFinding(
        .warning, "duplicate", at: server.place, of: server.shownURL,
        isMended: document.entries != nil, "it is there already")
    }
  }

  /// What a consumer cannot take; nothing of what every consumer would leave out.
  private static func limits(_ document: LintDocument, _ consumer: ExportFormat?) -> [LintFinding] {
    guard let consumer else { return [] }
    var taken: [ExportServer] = []
    return document.servers.compactMap { server in
      guard let export = server.exported, !taken.contains(export) else { return nil }
      guard let broken = consumer.rules.broken(by: export, after: taken) else {
        taken.append(export)
        return nil
      }
      return LintFinding(
        .error, "limit", at: server.place, of: server.shownURL,
        "not for \(consumer.consumer): \(broken.reason)")
    }
  }
}

extension LintServer {
  /// What makes two of them the same.
  fileprivate var identity: String {
    (try? uri.get())?.explicit ?? url
  }

  /// What an export would hold of it; `nil` where its URL does not parse, or its login is missing.
  fileprivate var exported: ExportServer? {
    guard let uri = try? uri.get(), !uri.scheme.isRelay || !lacksLogin else { return nil }
    return ExportServer(url: uri.explicit, uri: uri, login: uri.scheme.isRelay ? login : nil)
  }
}

extension String {
  /// Whether it begins as JSON's objects and arrays do, and not as a section: `[general]`.
  fileprivate var isJSONLike: Bool {
    let start = drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.prefixMatch(of: /\[[A-Za-z][\w\-]*\]\s*?(?:\n|\r\n|$)/) == nil else { return false }
    return start.first.map("[{".contains) ?? false
  }
}
