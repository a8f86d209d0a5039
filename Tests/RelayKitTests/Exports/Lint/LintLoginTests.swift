import RelayKit
import Testing

/// The logins that exports write, whatever is in them, and that a linter has to find again.
@Suite struct LintLoginTests {
  static let logins = [
    "{a}x", "a}b", "(", "'user", "\"pass", ",user", "us,er", "#user", "us #er", "us\ner", "us\\er",
    "us;er", "us=er", "us'er", "us\"er", "`user", "$user", "[user", "us: er",
  ]

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" }, logins)
  func `are found in the export that holds them`(format: ExportFormat, login: String) throws {
    let relay = ICEServer(
      urls: ["turn:192.0.2.7:80?transport=\(format.name == "asterisk" ? "tcp" : "udp")"],
      username: Secret(login), credential: Secret(login))
    let export = Export(of: [relay], as: format)
    guard !export.servers.isEmpty else { return }
    let lint = try Lint(of: export.bytes, mode: 0o600, for: format)
    #expect(lint.findings.map(\.displayText.text) == [] && lint.count > 0)
  }
}
