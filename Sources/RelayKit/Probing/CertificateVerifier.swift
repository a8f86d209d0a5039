import FoundationEssentials
@_spi(FixedExpiryValidationTime) import X509

/// Verifies a server's chain against the trusted roots, and names the cause where it does not pass.
///
/// Nothing that fails passes: the causes are looked for only after the whole check has failed.
struct CertificateVerifier: Sendable {
  /// What was found: what the certificate says, and why it is not trusted; `nil` where it is.
  struct Finding: Sendable {
    var summary: CertificateSummary?
    var fault: CertificateFault?

    /// What the connection fails with; `nil` where the chain is trusted.
    var refusal: ExchangeError? { fault.map { .certificate($0, summary) } }
  }

  /// One's own roots.
  let own: [Certificate]
  /// Whether the system's are trusted beside them.
  let trustsSystem: Bool

  /// All that is trusted; the system's part is read where it is asked for first, which takes its
  /// time.
  private var roots: CertificateStore {
    trustsSystem
      ? CertificateStore.systemTrustRoots.appending(contentsOf: own) : CertificateStore(own)
  }

  /// The most that is looked at of what a server sends with its certificate, as far as that leads up
  /// from it: a search for a path tries them in every order, and a hostile server could have it go on
  /// for ever.
  private static let mostIssuers = 5

  /// Judges `chain`, the server's own certificate first, for `name` at the moment `now`.
  func judge(_ chain: [Certificate], for name: String, at now: Date = Date()) async -> Finding {
    guard let leaf = chain.first else { return Finding(fault: .unreadable) }
    let summary = CertificateSummary(leaf, at: now)
    let sent = chain.issuers(atMost: Self.mostIssuers)
    let others = CertificateStore(sent)
    let trusted = Finding(
      summary: summary, fault: leaf.alternativeNames.isEmpty ? .nameless(wanted: name) : nil)
    if trustsSystem, !own.isEmpty,
      await validate(leaf, others, for: name, at: now, by: CertificateStore(own)).isValid
    {
      return trusted
    }
    switch await validate(leaf, others, for: name, at: now, by: roots) {
    case .validCertificate: return trusted
    case .couldNotValidate(let failures):
      let diagnosis = CertificateDiagnosis(
        leaf: leaf, sent: sent, own: own, roots: roots, name: name, now: now)
      let reason = failures.first.map { "\($0.policyFailureReason)" } ?? "no reason given"
      return Finding(summary: summary, fault: await diagnosis.fault() ?? .refused(reason))
    }
  }

  private func validate(
    _ leaf: Certificate, _ others: CertificateStore, for name: String, at now: Date,
    by roots: CertificateStore
  ) async -> CertificateValidationResult {
    var verifier = Verifier(rootCertificates: roots) {
      RFC5280Policy(fixedExpiryValidationTime: now)
      Self.identity(of: name)
    }
    return await verifier.validate(leaf: leaf, intermediates: others)
  }

  /// That a certificate is for `name`, a host or an address.
  static func identity(of name: String) -> ServerIdentityPolicy {
    let isIP = TLSTrust.serverName(for: name) == nil
    return ServerIdentityPolicy(serverHostname: isIP ? nil : name, serverIP: isIP ? name : nil)
  }
}

extension [Certificate] {
  /// The first of these that may lead from the very first up to a root, without that one.
  fileprivate func issuers(atMost limit: Int) -> [Certificate] {
    var (path, rest) = (Array(prefix(1)), Array(dropFirst()))
    while path.count <= limit,
      let next = rest.firstIndex(where: { other in path.contains { $0.issuer == other.subject } })
    {
      path.append(rest.remove(at: next))
    }
    return Array(path.dropFirst())
  }
}

extension CertificateValidationResult {
  fileprivate var isValid: Bool {
    if case .validCertificate = self { true } else { false }
  }
}
