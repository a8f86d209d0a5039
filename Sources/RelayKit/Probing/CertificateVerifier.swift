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
  /// One's own roots that cannot be verified with, to name them where one is needed.
  var unverified: [CertificateParts] = []

  /// All that is trusted; the system's part is read where it is asked for first, which takes its
  /// time.
  private var roots: CertificateStore {
    trustsSystem
      ? CertificateStore.systemTrustRoots.appending(contentsOf: own) : CertificateStore(own)
  }

  /// Judges `chain` for `name` at the moment `now`.
  func judge(_ chain: SentChain, for name: String, at now: Date = Date()) async -> Finding {
    switch chain.leaf {
    case .whole(let leaf): await judge(leaf, in: chain, for: name, at: now)
    case .parts(let parts):
      Finding(
        summary: parts.summary(at: now),
        fault: parts.flaw.map { .flawed(.server, $0) } ?? .unreadable)
    case .malformed: Finding(fault: .unreadable)
    }
  }

  private func judge(
    _ leaf: Certificate, in chain: SentChain, for name: String, at now: Date
  ) async -> Finding {
    let summary = CertificateSummary(leaf, at: now)
    let others = CertificateStore(chain.others)
    let trusted = Finding(
      summary: summary, fault: leaf.alternativeNames.isEmpty ? .nameless(wanted: name) : nil)
    if trustsSystem, !own.isEmpty,
      await validate(leaf, others, for: name, at: now, by: CertificateStore(own)).path != nil
    {
      return trusted
    }
    switch await validate(leaf, others, for: name, at: now, by: roots) {
    case .validCertificate: return trusted
    case .couldNotValidate(let failures):
      let diagnosis = CertificateDiagnosis(
        leaf: leaf, chain: chain, own: own, unverified: unverified + chain.unverified, roots: roots,
        name: name, now: now)
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
      BrowserPolicy()
    }
    return await verifier.validate(leaf: leaf, intermediates: others)
  }

  /// That a certificate is for `name`, a host or an address.
  static func identity(of name: String) -> ServerIdentityPolicy {
    let isIP = TLSTrust.serverName(for: name) == nil
    return ServerIdentityPolicy(serverHostname: isIP ? nil : name, serverIP: isIP ? name : nil)
  }
}
