import FoundationEssentials
@_spi(DisableValidityCheck) import X509

/// Why a chain that did not pass is not trusted: who vouches for it, whose time is over and whom it
/// names are asked one after the other, so that none of the answers hides another.
struct CertificateDiagnosis {
  let leaf: Certificate
  /// What else the server sent.
  let sent: [Certificate]
  /// One's own roots.
  let own: [Certificate]
  /// All that is trusted.
  let roots: CertificateStore
  let name: String
  let now: Date

  /// The cause; `nil` where none of those that are known applies.
  func fault() async -> CertificateFault? {
    guard let path = await timelessPath() else { return unvouched }
    if let fault = timeFault(along: path) { return fault }
    guard !leaf.alternativeNames.isEmpty else { return .nameless(wanted: name) }
    guard await isForName() else {
      return .wrongName(wanted: name, names: leaf.alternativeNames)
    }
    return nil
  }

  /// The certificates from the server's own to a trusted root, name and time aside; `nil` where no
  /// root vouches for it.
  private func timelessPath() async -> ValidatedCertificateChain? {
    var verifier = Verifier(rootCertificates: roots) {
      RFC5280Policy.withValidityCheckDisabled()
    }
    let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore(sent))
    return if case .validCertificate(let path) = result { path } else { nil }
  }

  /// What is said of a chain that leads to no root: who would have to be trusted, or is missing.
  private var unvouched: CertificateFault {
    guard leaf.issuer != leaf.subject else {
      let name = leaf.subject.commonName
      return own.contains(leaf) ? .noAuthority(name) : .selfSigned(name)
    }
    let last = lastSent
    let isKnown = last != leaf || own.contains { $0.subject == leaf.issuer }
    return isKnown
      ? .unknownIssuer(last.issuer.commonName) : .unsentIssuer(leaf.issuer.commonName)
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
      let who: CertificateFault.Holder =
        certificate == leaf
        ? .server
        : certificate == path.root
          ? .root(certificate.subject.commonName) : .issuer(certificate.subject.commonName)
      if now > certificate.notValidAfter {
        return .expired(who, daysAgo: days(from: certificate.notValidAfter, to: now))
      }
      if now < certificate.notValidBefore {
        return .notYetValid(who, inDays: days(from: now, to: certificate.notValidBefore))
      }
    }
    return nil
  }

  /// Whether the certificate itself is for the name.
  private func isForName() async -> Bool {
    var verifier = Verifier(rootCertificates: CertificateStore([leaf])) {
      CertificateVerifier.identity(of: name)
    }
    let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore())
    return if case .validCertificate = result { true } else { false }
  }

  private func days(from start: Date, to end: Date) -> Int {
    Int((end.timeIntervalSince(start) / 86_400).rounded(.up))
  }
}
