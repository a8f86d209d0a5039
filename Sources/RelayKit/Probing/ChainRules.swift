import SwiftASN1
@_spi(DisableValidityCheck) import X509

/// Which rule of RFC 5280 §6.1 a chain breaks whose signatures lead to a trusted root.
///
/// Only asked of a chain that has not passed: it names the cause, and lets nothing pass.
struct ChainRules {
  /// The leaf first, the root last.
  let path: [Certificate]

  /// The extensions that some policy heeds.
  static let known =
    RFC5280Policy().verifyingCriticalExtensions + BrowserPolicy().verifyingCriticalExtensions
    + [.X509ExtensionID.subjectAlternativeName]

  /// The first that breaks a rule, and which; `nil` where it is none that is known.
  func flaw() async -> (Certificate, CertificateFlaw)? {
    if let flaw = unknownExtension ?? noAuthority { return flaw }
    return await foreignNames()
  }

  private var unknownExtension: (Certificate, CertificateFlaw)? {
    for certificate in path {
      for part in certificate.extensions where part.critical && !Self.known.contains(part.oid) {
        return (certificate, .unknownExtension("\(part.oid)"))
      }
    }
    return nil
  }

  private var noAuthority: (Certificate, CertificateFlaw)? {
    var below = 0
    for issuer in path.dropFirst() {
      if let flaw = issuer.authorityFlaw(above: below) { return (issuer, flaw) }
      if issuer.issuer != issuer.subject { below += 1 }
    }
    return nil
  }

  /// The policy tells no more than that a name is out of bounds; whose bounds is told where one
  /// sets any.
  private func foreignNames() async -> (Certificate, CertificateFlaw)? {
    guard let leaf = path.first, let root = path.last,
      let bound = path.dropFirst().first(where: \.constrainsNames)
    else { return nil }
    var verifier = Verifier(rootCertificates: CertificateStore([root])) {
      RFC5280Policy.withValidityCheckDisabled()
      Indulgence(towards: path)
    }
    let bounded = await verifier.validate(leaf: leaf, intermediates: CertificateStore(path)).path
    return bounded == nil ? (bound, .foreignNames) : nil
  }
}

extension Certificate {
  /// Why it may not sign what stands below it, with so many authorities between it and the leaf; the
  /// first version of certificates cannot tell.
  fileprivate func authorityFlaw(above below: Int) -> CertificateFlaw? {
    guard version != .v1 else { return nil }
    guard case .isCertificateAuthority(let limit)? = try? extensions.basicConstraints else {
      return .noAuthority
    }
    return limit.flatMap { $0 < below ? .pathTooLong(limit: $0) : nil }
  }

  fileprivate var constrainsNames: Bool {
    extensions.contains { $0.oid == .X509ExtensionID.nameConstraints }
  }
}

/// Meets any chain, and heeds any of these extensions: what is left to judge are the signatures, and
/// the policies beside it.
struct Indulgence: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier]

  /// All that these demand to be understood.
  init(towards certificates: [Certificate]) {
    verifyingCriticalExtensions = certificates.flatMap(\.extensions).filter(\.critical).map(\.oid)
  }

  init(towards extensions: [ASN1ObjectIdentifier]) {
    verifyingCriticalExtensions = extensions
  }

  func chainMeetsPolicyRequirements(
    chain: UnverifiedCertificateChain
  ) -> PolicyEvaluationResult { .meetsPolicy }
}
