import Foundation
import RelayKit
import TestSupport
import Testing

/// Exports as parsers that are not ours read them: those of Python, PyYAML, libconf, python-dotenv,
/// Node, Lua and bash.
@Suite(.pitfall(.foreignCharacters), .timeLimit(.minutes(1))) struct ParsedExportTests {
  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `is read as the same servers by a parser of its kind`(format: ExportFormat) async throws {
    for login in [ExportFixture.tame, ExportFixture.quoted, ExportFixture.nasty] {
      for servers in [ExportFixture.service(login), ExportFixture.odd(login)] {
        let export = Export(of: servers, as: format, notes: ["a note"])
        guard export.servers.contains(where: { $0.login != nil }) else { continue }
        #expect(
          try await parsed(export, as: format).sorted { "\($0)" < "\($1)" }
            == export.servers.map(\.fields).sorted { "\($0)" < "\($1)" })
      }
    }
  }

  private func parsed(_ export: Export, as format: ExportFormat) async throws -> [[String]] {
    let folder = try TemporaryFolder()
    let file = try folder.write(export.bytes, to: "export.\(format.fileExtension)")
    let outcome = try await Command(
      Self.python, [Self.root.appending(path: "Tests/Consumers/parse.py").path, format.name, file]
    ).run()
    try #require(outcome.status == 0, "\(outcome.errors)")
    let found = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(found as? [[Any]]).map { fields in
      fields.map { $0 is NSNull ? "-" : "\($0)" }
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The one that script/bootstrap gives the parsers to.
  static var python: String {
    let named = ProcessInfo.processInfo.environment["TURNTOP_TEST_VENV"]
    return "\(named ?? root.appending(path: ".build/test-venv").path)/bin/python"
  }
}

extension ExportServer {
  /// Scheme, host, port, udp or tcp, name and password.
  fileprivate var fields: [String] {
    let isStream = uri.transport == .tcp || uri.transport == .tls
    return [
      uri.scheme.rawValue, uri.host, "\(uri.port)", isStream ? "tcp" : "udp",
      login?.username.revealed ?? "-", login?.credential.revealed ?? "-",
    ]
  }
}
