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
