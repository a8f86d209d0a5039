import RelayKit
import Testing

/// What is graver, or no fault at all, to the consumer that is named.
@Suite struct LintConsumerTests {
  @Test(arguments: ExportFormat.all)
  func `is an error where the consumer takes no string for a list`(format: ExportFormat) throws {
    let lint = try Lint(of: Array(#"[{"urls": "stun:a:3478"}]"#.utf8), for: format)
    let isFatal = ["pion", "galene", "mattermost", "neko", "go2rtc"].contains(format.name)
    let finding = try #require(lint.findings.first { $0.rule == "urls-string" })
    #expect(finding.severity == (isFatal ? .error : .warning))
    let fatal = "urls is a string: \(format.consumer) fails on it, and wants an array"
    #expect((finding.message.text == fatal) == isFatal)
  }

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `hears of a browser's ports where it is one, and once`(format: ExportFormat) throws {
    let login = #""username": "u", "credential": "p""#
    let text = #"[{"urls": ["turn:192.0.2.7:22?transport=tcp"], \#(login)}]"#
    let lint = try Lint(of: Array(text.utf8), for: format)
    let ports = lint.findings.filter { $0.message.text.contains("browsers refuse this port") }
    let isBrowser = format.limits.text.contains("browsers' ports")
    #expect(ports.map(\.rule) == (isBrowser ? ["limit"] : []))
  }

  @Test func `hears of a browser's port too where the login is missing`() throws {
    let text = Array(#"[{"urls": ["turn:a:22"]}]"#.utf8)
    #expect(
      try Lint(of: text, for: .standard).findings.map(\.rule)
        == ["missing-credentials", "browser-port"])
    #expect(
      try Lint(of: text, for: ExportFormat.named("pion")).findings.map(\.rule)
        == ["missing-credentials"])
  }
}
