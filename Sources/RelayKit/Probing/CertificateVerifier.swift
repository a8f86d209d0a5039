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

  /// Judges `chain`, the server's own certificate first, for `name` at the moment `now`.
  func judge(_ chain: [Certificate], for name: String, at now: Date = Date()) async -> Finding {
    guard let leaf = chain.first else { return Finding(fault: .unreadable) }
    let summary = CertificateSummary(leaf, at: now)
    let others = CertificateStore(chain.dropFirst())
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
        leaf: leaf, sent: Array(chain.dropFirst()), own: own, roots: roots, name: name, now: now)
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

extension CertificateValidationResult {
  fileprivate var isValid: Bool {
    if case .validCertificate = self { true } else { false }
  }
}
