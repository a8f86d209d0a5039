import RelayKit
import Testing

/// A file that is no JSON, with what is wrong in it.
struct LintCase: Sendable, CustomTestStringConvertible {
  let kind: String
  let text: String
  let findings: [String]

  init(_ kind: String, _ text: String, _ findings: [String]) {
    self.kind = kind
    self.text = text
    self.findings = findings
  }

  var testDescription: String { "\(kind): \(findings)" }

  /// Lints the text, and compares its kind and what is found with what is wanted.
  func expectFindings() throws {
    let lint = try Lint(of: Array(text.utf8), mode: 0o600)
    #expect(lint.kind.text == kind)
    let found = lint.findings.map { finding in
      let parts = [finding.place, finding.url].compactMap { $0?.text }
      return "\(parts.joined(separator: ": ")) [\(finding.rule.text)]"
    }
    #expect(found == findings)
  }
}

/// A file that is no JSON, with all that is said of it.
struct LintReportCase: Sendable, CustomTestStringConvertible {
  let text: String
  let name: String?
  let report: [String]
  let mode: UInt32
  let now: Double?

  init(
    _ text: String, named name: String? = nil, _ report: String..., mode: UInt32 = 0o600,
    at now: Double? = nil
  ) {
    self.text = text
    self.name = name
    self.report = report
    self.mode = mode
    self.now = now
  }

  var testDescription: String { text }

  /// Lints the text, and compares the whole report but for what is said of a mode of 0600.
  func expectReport(for consumer: ExportFormat? = nil) throws {
    let lint = try Lint(of: Array(text.utf8), mode: mode, named: name, for: consumer, at: now)
    let lines = LintReport.table(of: lint, file: "f").map(\.text)
    #expect(lines.map { $0.replacing(Self.usual, with: "") } == report)
  }

  private static let usual = ", mode 0600: readable by its owner"
  static let clean = "nothing is wrong with it"
}
