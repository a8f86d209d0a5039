import FoundationEssentials
@_spi(DisableValidityCheck) import X509

/// Why a chain that did not pass is not trusted: who vouches for it, whose time is over and whom it
/// names are asked one after the other, so that none of the answers hides another.
struct CertificateDiagnosis {
  let leaf: Certificate
  /// All that the server sent.
  let chain: SentChain
  /// One's own roots.
  let own: [Certificate]
  /// What was sent or is one's own, and cannot be verified with.
  let unverified: [CertificateParts]
  /// All that is trusted.
  let roots: CertificateStore
  let name: String
  let now: Date

  private var sent: [Certificate] { chain.others }

  /// The cause; `nil` where none of those that are known applies.
  func fault() async -> CertificateFault? {
    guard let path = await timelessPath() else { return await brokenRule() }
    if let fault = timeFault(along: path) { return fault }
    guard !leaf.alternativeNames.isEmpty else { return .nameless(wanted: name) }
    guard await isForName() else { return misnamed }
    return fault(BrowserPolicy.flaw(along: Array(path)), along: path)
  }

  private var misnamed: CertificateFault {
    let isListed = TLSTrust.serverName(for: name) == nil && leaf.alternativeNames.contains(name)
    return isListed
      ? .addressAsName(name) : .wrongName(wanted: name, names: leaf.alternativeNames)
  }

  /// The certificates from the server's own to a trusted root, as RFC 5280 has it, time and name
  /// aside; `nil` where there is no such way.
  private func timelessPath() async -> ValidatedCertificateChain? {
    var verifier = Verifier(rootCertificates: roots) {
      RFC5280Policy.withValidityCheckDisabled()
      Indulgence(towards: ChainRules.known)
    }
    return await verifier.validate(leaf: leaf, intermediates: CertificateStore(sent)).path
  }

  /// Why there is none: a rule that the way to a trusted root breaks, or that no signature leads to
  /// any.
  private func brokenRule() async -> CertificateFault? {
    var verifier = Verifier(rootCertificates: roots) {
      Indulgence(towards: [leaf] + sent + own)
    }
    let signed = await verifier.validate(leaf: leaf, intermediates: CertificateStore(sent)).path
    guard let signed else { return unvouched }
    return fault(await ChainRules(path: Array(signed)).flaw(), along: signed)
      ?? (signed.count == 1 ? unvouched : nil)
  }

  private func fault(
    _ flaw: (Certificate, CertificateFlaw)?, along path: ValidatedCertificateChain
  ) -> CertificateFault? {
    flaw.map { .flawed(holder(of: $0, on: path), $1) }
  }

  /// What is said of a chain that leads to no root: who would have to be trusted, or is missing.
  private var unvouched: CertificateFault {
    guard leaf.issuer != leaf.subject else {
      let name = leaf.subject.commonName
      return own.contains(leaf) ? .noAuthority(name) : .selfSigned(name)
    }
    let last = lastSent
    if let flaw = unverifiedIssuer(of: last) { return flaw }
    let isKnown = last != leaf || own.contains { $0.subject == leaf.issuer }
    return isKnown
      ? .unknownIssuer(last.issuer.commonName) : .unsentIssuer(leaf.issuer.commonName)
  }

  /// Who signed `last` and is known, but cannot be verified.
  private func unverifiedIssuer(of last: Certificate) -> CertificateFault? {
    guard let issuer = unverified.first(where: { $0.subject == last.issuer }),
      let flaw = issuer.flaw
    else { return nil }
    return .flawed(.issuer(issuer.subject.commonName), flaw)
  }

  /// How far what was sent leads up from the leaf.
  private var lastSent: Certificate {
    var last = leaf
    for _ in sent.indices where last.issuer != last.subject {
      guard let issuer = sent.first(where: { $0.subject == last.issuer }) else { break }
      last = issuer
    }
    return last
  }

  /// The first on the path whose time is not now, the leaf before all.
  private func timeFault(along path: ValidatedCertificateChain) -> CertificateFault? {
    for certificate in path {
      let who = holder(of: certificate, on: path)
      if now > certificate.notValidAfter {
        return .expired(who, ago: Self.time(from: certificate.notValidAfter, to: now))
      }
      if now < certificate.notValidBefore {
        return .notYetValid(who, in: Self.time(from: now, to: certificate.notValidBefore))
      }
    }
    return nil
  }

  private func holder(
    of certificate: Certificate, on path: ValidatedCertificateChain
  ) -> CertificateFault.Holder {
    if certificate == leaf { return .server }
    let name = certificate.subject.commonName
    return certificate == path.root ? .root(name) : .issuer(name)
  }

  /// Whether the certificate itself is for the name.
  private func isForName() async -> Bool {
    var verifier = Verifier(rootCertificates: CertificateStore([leaf])) {
      CertificateVerifier.identity(of: name)
      Indulgence(towards: [leaf])
    }
    return await verifier.validate(leaf: leaf, intermediates: CertificateStore()).path != nil
  }

  private static func time(from start: Date, to end: Date) -> Duration {
    .seconds(end.timeIntervalSince(start))
  }
}

extension CertificateValidationResult {
  /// From the leaf to a root; `nil` where nothing leads there.
  var path: ValidatedCertificateChain? {
    if case .validCertificate(let path) = self { path } else { nil }
  }
}
