import TestSupport
import Testing

/// A coturn, an API of the test's own that hands it out, and who vouches for its certificate.
struct RelayService: Sendable {
  let coturn: Coturn
  let authority: CertificateAuthority
  private let api: HTTPResponder

  /// Lends one whose certificate is for this machine, and expects that in the end it holds no
  /// allocation but those that others keep.
  static func with(
    on host: String = "127.0.0.1", authenticating: Bool = true,
    logins: [CredentialAPI.Login] = [.known], _ flags: [String] = [], besides others: Int = 0,
    _ body: (RelayService) async throws -> Void
  ) async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["localhost", "127.0.0.1", "::1"])
    let coturn = try await Coturn(
      on: host, certificate: leaf, authenticating: authenticating, flags)
    try await body(try RelayService(coturn, authority, logins: logins))
    #expect(await coturn.eventuallyLogs { $0.holdsNothing(besides: others) }, "\(coturn.log.text)")
    await coturn.end()
  }

  /// One that hands out a coturn which stands already, by its address or by another name.
  init(
    _ coturn: Coturn, _ authority: CertificateAuthority, as name: String? = nil,
    logins: [CredentialAPI.Login] = [.known]
  ) throws {
    self.coturn = coturn
    self.authority = authority
    let urls = coturn.urls(for: name ?? coturn.host)
    api = try HTTPResponder(answer: CredentialAPI.answer(urls: urls, logins: logins))
  }

  /// The same coturn, handed out with other logins.
  func handedOut(with logins: CredentialAPI.Login...) throws -> RelayService {
    try RelayService(coturn, authority, logins: logins)
  }

  /// Runs the binary on it, briskly unless `options` say otherwise; no regions are all of them.
  func probe(
    _ options: [String] = [], regions: [String] = ["us_east"], trustingAuthority: Bool = true
  ) async throws -> ProbeRun {
    try await ProbeRun(
      of: api.baseURL, trusting: trustingAuthority ? authority : nil,
      regions.flatMap { ["--region", $0] } + Self.pace(options) + options)
  }

  /// The binary, started and not waited for; its output goes to a file of this folder.
  func start(_ options: [String], output folder: TemporaryFolder) throws -> RunningProcess {
    try RunningProcess(
      ProbeRun.command(api.baseURL, trusting: authority, options),
      output: folder.file("output"), errors: folder.file("errors"))
  }

  private static func pace(_ options: [String]) -> [String] {
    options.contains("--count") ? [] : ["--count", "3", "--interval", "50ms"]
  }
}

extension ProbeRun {
  /// What it says of the servers of its first region, in their order.
  var servers: [ProbeReport.Server] { report.regions.first?.servers ?? [] }

  /// The same of its relays alone.
  var relays: [ProbeReport.Server] { servers.filter { $0.url.hasPrefix("turn") } }
}
