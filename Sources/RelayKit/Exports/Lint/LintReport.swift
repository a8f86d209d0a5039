import FoundationEssentials

/// What a linter found, for people and for scripts.
package enum LintReport {
  /// The kind of file, a line a finding, and what it comes to and can be done about it.
  package static func table(
    of lint: Lint, file: DisplayText, from origin: LintOrigin = .file
  ) -> [DisplayText] {
    let readers: DisplayText = lint.shownReaders.map { ", \($0)" } ?? .empty
    let head: DisplayText = "\(file): \(lint.kind), \(lint.servers)\(readers)"
    return [head] + lint.findings.map(\.displayText) + [lint.summary(origin)]
  }

  /// The document `turntop.lint/1`; what is unknown is `null`.
  package static func json(of lint: Lint, file: DisplayText) throws -> [DisplayText] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = LintReportDocument(lint, file: file)
    return String(decoding: try encoder.encode(document), as: UTF8.self)
      .split(separator: "\n").map { DisplayText(sanitizing: String($0), limit: .max) }
  }
}

extension Lint {
  fileprivate var servers: DisplayText {
    switch count {
    case 0: "no servers"
    case 1: "1 server"
    default: "\(count) servers"
    }
  }

  /// `mode 0640: readable by its owner and its group`; `nil` where it is no file.
  fileprivate var shownReaders: DisplayText? {
    guard let mode, let readers else { return nil }
    let octal = String(mode & 0o777, radix: 8)
    let who = readers.map(\.displayName).joined(separator: " and ")
    return "mode 0\(DisplayText(sanitizing: octal)): readable by \(who)"
  }

  fileprivate func summary(_ origin: LintOrigin) -> DisplayText {
    guard !findings.isEmpty else { return "nothing is wrong with it" }
    let errors = findings.count { $0.severity == .error }
    let mended = findings.count(where: \.isMended)
    let counts: DisplayText =
      "\(errors == 1 ? "1 error" : "\(errors) errors"), \(Self.warnings(findings.count - errors))"
    return mended == 0 ? counts : "\(counts); \(origin.advice(mended))"
  }
}

extension Lint {
  fileprivate static func warnings(_ count: Int) -> DisplayText {
    count == 1 ? "1 warning" : "\(count) warnings"
  }
}

extension Lint.Reader {
  fileprivate var displayName: DisplayText {
    switch self {
    case .owner: "its owner"
    case .group: "its group"
    case .others: "everybody"
    }
  }
}

private struct LintReportDocument: Encodable {
  let schema = "turntop.lint/1"
  let file: String
  let kind: String
  let servers: Int
  @Nullable var mode: String?
  /// `owner`, `group`, `others`.
  @Nullable var readableBy: [String]?
  let findings: [Finding]

  init(_ lint: Lint, file: DisplayText) {
    self.file = file.text
    kind = lint.kind.text
    servers = lint.count
    mode = lint.mode.map { "0" + String($0, radix: 8) }
    readableBy = lint.readers?.map(\.rawValue)
    findings = lint.findings.map(Finding.init)
  }

  struct Finding: Encodable {
    let severity: String
    let rule: String
    @Nullable var place: String?
    @Nullable var url: String?
    let message: String
    let fixable: Bool

    init(_ finding: LintFinding) {
      severity = finding.severity.rawValue
      rule = finding.rule.text
      place = finding.place?.text
      url = finding.url?.text
      message = finding.message.text
      fixable = finding.isMended
    }
  }
}
