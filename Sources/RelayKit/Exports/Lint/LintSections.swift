/// A host, and where it is named.
struct LintHost: Sendable {
  /// `nil` where it is an expression.
  var name: String?
  var line: Int

  init(name: String?, line: Int) {
    self.name = name
    self.line = line
  }

  init(_ member: LintText.Member) {
    self.init(name: member.literal, line: member.line)
  }
}

/// The parts of Prosody's configuration: the whole server, then each virtual host and component.
struct LintSections: Sendable {
  /// Where each begins, by its line, and the host that it names.
  private var starts: [LintHost] = []
  private var firstHost: LintHost?
  /// Whether a part may stand in another file.
  private(set) var includesFiles = false

  init(_ source: LintSource) {
    for (index, line) in source.lines.enumerated() {
      let start = source.trimmed(line)
      let word =
        start
        .lowerBound..<source.first(from: start.lowerBound, before: start.upperBound) {
          !$0.isWord
        }
      let name = word.count < 16 ? source.text(word) : ""
      if name == "Include" { includesFiles = true }
      guard name == "VirtualHost" || name == "Component" else { continue }
      let parts = source.text(word.upperBound..<start.upperBound).split(separator: "\"")
      let isNamed = name == "VirtualHost" && parts.count > 1 && !LintHoles.are(in: String(parts[1]))
      let host = LintHost(name: isNamed ? String(parts[1]) : nil, line: index + 1)
      starts.append(host)
      if firstHost == nil, host.name != nil { firstHost = host }
    }
  }

  /// From 1 for the first host; 0 for what comes before.
  func index(of line: Int) -> Int { starts.prefixCount { $0.line <= line } }

  /// The virtual host itself, or the first one for the whole server.
  func host(of section: Int) -> LintHost? { section == 0 ? firstHost : starts[section - 1] }
}

extension LintText.Member {
  /// What is written out, as a string or a number; `nil` for an expression, and for what is yet to be
  /// filled in.
  var literal: String? {
    let isWritten =
      isQuoted && !LintHoles.are(in: value) || value.allSatisfy { $0.isASCII && $0.isNumber }
    return isWritten ? value : nil
  }
}
