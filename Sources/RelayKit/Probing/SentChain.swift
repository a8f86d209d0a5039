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
  /// What came beside it, leads up from it and can be verified: at most so many, since a search for a
  /// path tries them in every order, and a hostile server could have it go on for ever.
  let others: [Certificate]
  /// What came beside it and cannot, which hinders none that has no need of it.
  let unverified: [CertificateParts]

  /// Reads what came, the server's own certificate first.
  init(_ sent: [NIOSSLCertificate]) {
    leaf = sent.first.map(Leaf.init) ?? .malformed
    let (whole, unverified) = Self.sorted(sent.dropFirst())
    self.unverified = unverified
    guard case .whole(let leaf) = leaf else {
      others = []
      return
    }
    others = whole.issuers(of: leaf, atMost: Self.mostIssuers)
  }

  private static let mostIssuers = 5
}

extension [Certificate] {
  /// The first of these that may lead from `leaf` up to a root.
  fileprivate func issuers(of leaf: Certificate, atMost limit: Int) -> [Certificate] {
    var (path, rest) = ([leaf], self)
    while path.count <= limit,
      let next = rest.firstIndex(where: { other in path.contains { $0.issuer == other.subject } })
    {
      path.append(rest.remove(at: next))
    }
    return Array(path.dropFirst())
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
