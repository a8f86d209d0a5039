/// A certificate authority of the test's own, made by the `openssl` command.
package struct CertificateAuthority: Sendable {
  /// A certificate and its key, as PEM files.
  package struct Leaf: Sendable {
    package let certificate: String
    package let key: String
  }

  private let folder: TemporaryFolder

  /// The authority's own certificate, for `--ca-file`.
  package var certificate: String { folder.file("ca.pem") }

  package init() async throws {
    folder = try TemporaryFolder()
    try await openssl(
      "req", "-x509", "-subj", "/CN=turntop test authority", "-days", "2", "-nodes",
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
      "-keyout", folder.file("ca.key"), "-out", certificate,
      "-addext", "keyUsage=critical,keyCertSign,cRLSign")
  }

  /// A server's certificate for these names and addresses, for example `["localhost", "127.0.0.1"]`.
  package func leaf(for names: [String]) async throws -> Leaf {
    let stem = names.joined(separator: "_")
    let leaf = Leaf(
      certificate: folder.file("\(stem).pem"), key: folder.file("\(stem).key"))
    let alternatives = names.map { $0.contains(where: \.isLetter) ? "DNS:\($0)" : "IP:\($0)" }
    try await openssl(
      "req", "-x509", "-CA", certificate, "-CAkey", folder.file("ca.key"), "-days", "2", "-nodes",
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
      "-subj", "/CN=\(names[0])", "-keyout", leaf.key, "-out", leaf.certificate,
      "-addext", "subjectAltName=\(alternatives.joined(separator: ","))",
      "-addext", "basicConstraints=critical,CA:FALSE")
    return leaf
  }

  private func openssl(_ arguments: String...) async throws {
    let outcome = try await Command("openssl", arguments).run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed("openssl \(arguments[0])", errors: outcome.errors)
    }
  }
}
