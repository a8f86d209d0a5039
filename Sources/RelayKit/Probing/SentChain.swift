import NIOSSL
import X509

/// What a server sent of its chain.
struct SentChain: Sendable {
  /// The server's own certificate.
  enum Leaf: Sendable {
    case whole(Certificate)
    case parts(CertificateParts)
    case malformed
  }

  let leaf: Leaf
  /// What came beside it and can be verified.
  let others: [Certificate]
  /// What came beside it and cannot, which hinders none that has no need of it.
  let unverified: [CertificateParts]

  /// Reads what came, the server's own certificate first.
  init(_ sent: [NIOSSLCertificate]) {
    leaf = sent.first.map(Leaf.init) ?? .malformed
    (others, unverified) = Self.sorted(sent.dropFirst())
  }
}

extension SentChain {
  /// Those that can be verified, and what can be read of the others.
  static func sorted(
    _ certificates: some Sequence<NIOSSLCertificate>
  ) -> (whole: [Certificate], unverified: [CertificateParts]) {
    let read = certificates.map { ($0, try? Certificate($0)) }
    return (
      read.compactMap(\.1), read.filter { $0.1 == nil }.compactMap { try? CertificateParts($0.0) }
    )
  }
}

extension SentChain.Leaf {
  fileprivate init(_ certificate: NIOSSLCertificate) {
    if let whole = try? Certificate(certificate) {
      self = .whole(whole)
    } else if let parts = try? CertificateParts(certificate) {
      self = .parts(parts)
    } else {
      self = .malformed
    }
  }
}
