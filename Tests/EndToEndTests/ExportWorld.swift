import Foundation
import TestSupport

/// Files of servers to export, and a folder to export into.
struct ExportWorld: Sendable {
  let folder: TemporaryFolder

  /// With the regions `us` and `uk`, four servers each.
  init() throws {
    folder = try TemporaryFolder()
    try serve("us", host: "us.example", "ann", "p4ss/w+rd")
    try serve("uk", host: "uk.example", "bob", "b0b+pass")
  }

  /// Has the file of a region name a host and a login from now on.
  func serve(_ region: String, host: String, _ username: String, _ credential: String) throws {
    let document = CredentialAPI.document(
      urls: Self.urls(of: host), logins: [.init(username, credential)])
    try folder.write(document.utf8, to: "\(region).json")
  }

  /// Runs `turntop export` on files of regions to its end, with no terminal.
  func export(_ regions: [String], _ options: String...) async throws -> CommandOutcome {
    try await command(regions, options).run()
  }

  func command(_ regions: [String], _ options: [String]) throws -> Command {
    let files = regions.flatMap { ["--ice-servers", folder.file("\($0).json")] }
    return try TurntopBinary.command(["export"] + files + options)
  }

  /// The names of what a folder inside holds, hidden ones too.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(name)).sorted()
  }

  /// What changes where a file is written anew: its inode, and when it was last written to.
  func identity(of name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
    return [FileAttributeKey.systemFileNumber, .modificationDate].map { "\(attributes[$0] ?? "")" }
  }

  static func urls(of host: String) -> [String] {
    [
      "stun:\(host):80", "turn:\(host):80", "turn:\(host):80?transport=tcp", "turns:\(host):443",
    ]
  }

  /// A region's servers as `Link` header fields, written out.
  static func links(of region: String, _ username: String, _ credential: String) -> String {
    let login =
      #"; username="\#(username)"; credential="\#(credential)"; credential-type="password""#
    return urls(of: "\(region).example").map { url in
      "Link: <\(url)>; rel=\"ice-server\"\(url.hasPrefix("stun") ? "" : login)\n"
    }.joined()
  }
}
