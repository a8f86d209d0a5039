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
      let fault = await fault(of: leaf, others, name: name, at: now)
      let reason = failures.first.map { "\($0.policyFailureReason)" } ?? "no reason given"
      return Finding(summary: summary, fault: fault ?? .refused(reason))
    }
  }

  private func validate(
    _ leaf: Certificate, _ others: CertificateStore, for name: String, at now: Date,
    by roots: CertificateStore
  ) async -> CertificateValidationResult {
    let isIP = TLSTrust.serverName(for: name) == nil
    var verifier = Verifier(rootCertificates: roots) {
      RFC5280Policy(fixedExpiryValidationTime: now)
      ServerIdentityPolicy(serverHostname: isIP ? nil : name, serverIP: isIP ? name : nil)
    }
    return await verifier.validate(leaf: leaf, intermediates: others)
  }

  private func fault(
    of leaf: Certificate, _ others: CertificateStore, name: String, at now: Date
  ) async -> CertificateFault? {
    guard await isVouchedFor(leaf, others, at: now) else {
      guard leaf.issuer == leaf.subject else { return .unknownIssuer(leaf.issuer.commonName) }
      let name = leaf.subject.commonName
      return own.contains(leaf) ? .noAuthority(name) : .selfSigned(name)
    }
    if now > leaf.notValidAfter {
      return .expired(daysAgo: days(from: leaf.notValidAfter, to: now))
    }
    if now < leaf.notValidBefore {
      return .notYetValid(inDays: days(from: now, to: leaf.notValidBefore))
    }
    guard !leaf.alternativeNames.isEmpty else { return .nameless(wanted: name) }
    guard await isFor(leaf, name: name) else {
      return .wrongName(wanted: name, names: leaf.alternativeNames)
    }
    return nil
  }

  /// Whether a trusted root stands behind the chain, name aside: judged as near to `now` as the
  /// leaf's own time goes, for roots and intermediates have theirs too.
  private func isVouchedFor(
    _ leaf: Certificate, _ others: CertificateStore, at now: Date
  ) async -> Bool {
    let inTime = min(max(now, leaf.notValidBefore), leaf.notValidAfter)
    var verifier = Verifier(rootCertificates: roots) {
      RFC5280Policy(fixedExpiryValidationTime: inTime)
    }
    return await verifier.validate(leaf: leaf, intermediates: others).isValid
  }

  /// Whether the certificate itself is for `name`.
  private func isFor(_ leaf: Certificate, name: String) async -> Bool {
    let isIP = TLSTrust.serverName(for: name) == nil
    var verifier = Verifier(rootCertificates: CertificateStore([leaf])) {
      ServerIdentityPolicy(serverHostname: isIP ? nil : name, serverIP: isIP ? name : nil)
    }
    return await verifier.validate(leaf: leaf, intermediates: CertificateStore()).isValid
  }

  private func days(from start: Date, to end: Date) -> Int {
    Int((end.timeIntervalSince(start) / 86_400).rounded(.up))
  }
}

extension CertificateValidationResult {
  fileprivate var isValid: Bool {
    if case .validCertificate = self { true } else { false }
  }
}
