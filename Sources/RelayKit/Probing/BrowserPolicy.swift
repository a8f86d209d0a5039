import SwiftASN1
import X509

/// What browsers demand of a chain beyond RFC 5280's own checks: that all of it but the root is for
/// servers, and signed in a way that is not broken.
struct BrowserPolicy: VerifierPolicy {
  /// The policies that a certificate is issued under bind nobody who asks for none (RFC 5280 §6.1.1).
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.extendedKeyUsage, Self.certificatePolicies,
  ]

  private static let certificatePolicies: ASN1ObjectIdentifier = [2, 5, 29, 32]

  func chainMeetsPolicyRequirements(
    chain: UnverifiedCertificateChain
  ) -> PolicyEvaluationResult {
    guard let (_, flaw) = Self.flaw(along: Array(chain)) else { return .meetsPolicy }
    return .failsToMeetPolicy(reason: flaw.clause.text)
  }

  /// The first that no browser takes, and why; a root is trusted for what it is, unless it is the
  /// server's own as well.
  static func flaw(along path: [Certificate]) -> (Certificate, CertificateFlaw)? {
    for certificate in path.prefix(max(1, path.count - 1)) {
      if let flaw = certificate.purposeFlaw { return (certificate, flaw) }
    }
    for certificate in path.dropLast() {
      if let flaw = SignatureKind.flaw(of: certificate.signatureAlgorithm) {
        return (certificate, flaw)
      }
    }
    return nil
  }
}

extension Certificate {
  /// What it is for where servers are not among it; without the extension it is for all.
  fileprivate var purposeFlaw: CertificateFlaw? {
    do {
      guard let purposes = try extensions.extendedKeyUsage else { return nil }
      let isForServers = purposes.contains(.serverAuth) || purposes.contains(.any)
      return isForServers ? nil : .purpose(purposes.map { "\($0)" })
    } catch {
      return .purpose([])
    }
  }
}
