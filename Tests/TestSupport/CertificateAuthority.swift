import Foundation

/// A certificate authority of the test's own, made by the `openssl` command.
package struct CertificateAuthority: Sendable {
  /// A certificate and its key, as PEM files.
  package struct Leaf: Sendable {
    package let certificate: String
    package let key: String
    /// Holds the files, which go with it.
    fileprivate let folder: TemporaryFolder
  }

  /// Who vouches for a certificate.
  package enum Issuer: Sendable {
    case authority
    /// The certificate itself.
    case itself
  }

  /// From when to when a certificate is good, in days from now.
  package struct Validity: Sendable {
    let first: Int
    let last: Int

    package init(from first: Int, to last: Int) {
      self.first = first
      self.last = last
    }

    package static let now = Validity(from: -1, to: 2)
  }

  package static let name = "turntop test authority"

  private let folder: TemporaryFolder
  /// Who vouches for this one; `nil` for a root.
  private let parent: [CertificateAuthority]

  /// The authority's own certificate, for `--ca-file`.
  package var certificate: String { folder.file("ca.pem") }

  /// One with a new key; another may go by the same name.
  package init(
    named name: String = Self.name, _ validity: Validity = Validity(from: -30, to: 30),
    under parent: CertificateAuthority? = nil
  ) async throws {
    folder = try TemporaryFolder()
    self.parent = parent.map { [$0] } ?? []
    try folder.write(Self.configuration.utf8, to: "ca.conf")
    try await request(
      "ca", for: name,
      ["keyUsage=critical,keyCertSign,cRLSign", "basicConstraints=critical,CA:TRUE"])
    try await (parent ?? self).sign(
      "ca", in: folder, parent == nil ? .itself : .authority, validity)
  }

  /// A server's certificate for these names and addresses, for example `["localhost", "127.0.0.1"]`;
  /// where it does not list them, the first is its subject all the same.
  ///
  /// It says `extensions` besides, as `openssl` takes them.
  package func leaf(
    for names: [String], _ validity: Validity = .now, signedBy issuer: Issuer = .authority,
    listing isListing: Bool = true, sendingChain isComplete: Bool = false,
    saying extensions: [String] = []
  ) async throws -> Leaf {
    let stem = "leaf-\(UInt32.random(in: 0...UInt32.max))"
    let alternatives = names.map { $0.contains(where: \.isLetter) ? "DNS:\($0)" : "IP:\($0)" }
    try await request(
      stem, for: names[0],
      (isListing ? ["subjectAltName=\(alternatives.joined(separator: ","))"] : [])
        + ["basicConstraints=critical,CA:FALSE"] + extensions)
    try await sign(stem, in: folder, issuer, validity)
    if isComplete { try append(to: "\(stem).pem") }
    return Leaf(
      certificate: folder.file("\(stem).pem"), key: folder.file("\(stem).key"), folder: folder)
  }

  /// Sends with a certificate so many that go by the name of the one who signed it, and were all signed
  /// with that one's key: each may stand above each.
  package func tangle(_ leaf: Leaf, with count: Int) async throws {
    var texts = [try String(contentsOfFile: leaf.certificate, encoding: .utf8)]
    for number in 0..<count {
      let file = folder.file("tangle-\(number).pem")
      try await openssl([
        "req", "-x509", "-key", folder.file("ca.key"), "-subj", "/CN=\(Self.name)", "-out", file,
        "-addext", "subjectAltName=DNS:\(number).example",
      ])
      texts.append(try String(contentsOfFile: file, encoding: .utf8))
    }
    try texts.joined().write(toFile: leaf.certificate, atomically: true, encoding: .utf8)
  }

  /// Puts the authorities up to the root behind a certificate, as a server is to send them.
  private func append(to file: String) throws {
    let files = [folder.file(file), certificate] + parent.map(\.certificate)
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    try folder.write(texts.joined().utf8, to: file)
  }

  /// Makes a key, and a request to sign it.
  private func request(_ stem: String, for name: String, _ extensions: [String]) async throws {
    try await openssl(
      [
        "req", "-new", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
        "-subj", "/CN=\(name)", "-keyout", folder.file("\(stem).key"),
        "-out", folder.file("\(stem).csr"),
      ] + extensions.flatMap { ["-addext", $0] })
  }

  /// Signs a request that lies in `folder`, which may be another authority's.
  private func sign(
    _ stem: String, in folder: TemporaryFolder, _ issuer: Issuer, _ validity: Validity
  ) async throws {
    try folder.write([], to: "\(stem).index")
    try await openssl(
      [
        "ca", "-batch", "-notext", "-config", self.folder.file("ca.conf"),
        "-in", folder.file("\(stem).csr"), "-out", folder.file("\(stem).pem"),
        "-outdir", folder.path, "-startdate", Self.date(inDays: validity.first),
        "-enddate", Self.date(inDays: validity.last),
      ] + signing(by: issuer, folder.file("\(stem).key")),
      environment: ["INDEX": folder.file("\(stem).index")])
  }

  private func signing(by issuer: Issuer, _ key: String) -> [String] {
    switch issuer {
    case .authority: ["-cert", certificate, "-keyfile", folder.file("ca.key")]
    case .itself: ["-selfsign", "-keyfile", key]
    }
  }

  /// A moment as `openssl ca` takes it: `20261123000000Z`.
  private static func date(inDays days: Int) -> String {
    Date(timeIntervalSinceNow: Double(days) * 86_400).formatted(
      .verbatim(
        "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)000000Z",
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)))
  }

  /// What `openssl ca` needs to sign whatever it is asked to.
  private static let configuration = """
    [ca]
    default_ca = any
    [any]
    database = $ENV::INDEX
    default_md = sha256
    policy = any_name
    copy_extensions = copyall
    unique_subject = no
    rand_serial = yes
    [any_name]
    commonName = supplied
    """

  private func openssl(_ arguments: [String], environment: [String: String] = [:]) async throws {
    let outcome = try await Command("openssl", arguments, environment: environment).run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed("openssl \(arguments[0])", errors: outcome.errors)
    }
  }
}
