import NIOCore
import NIOSSL
import STUN
import X509

/// What a TLS connection trusts: the system's roots and one's own CA file; never nothing.
package struct TLSTrust: Sendable {
  /// Where additional roots come from.
  package enum Roots: Sendable {
    case system
    /// The system's, and those of a PEM file's content.
    case systemAnd(pem: [UInt8])
    /// These alone, as PEM text: the embedded service's.
    case pem(String)

    /// The system's roots and those of a PEM file's content; throws where it holds none.
    package init(adding pem: [UInt8]) throws(TLSTrustError) {
      _ = try TLSTrust.parsed(pem)
      self = .systemAnd(pem: pem)
    }
  }

  let context: Result<NIOSSLContext, any Error>
  let verifier: CertificateVerifier

  /// Reads the roots; throws where there is no certificate among them.
  package init(_ roots: Roots) throws(TLSTrustError) {
    verifier = try Self.verifier(of: roots)
    context = Result { try NIOSSLContext(configuration: Self.rootless) }
  }

  /// Trusts nobody by itself: the chain is the verifier's to judge, which knows the roots.
  private static var rootless: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.certificateVerification = .fullVerification
    configuration.trustRoots = .certificates([])
    return configuration
  }

  /// The settings of an HTTP client that trusts `roots`; throws as `init` does.
  static func configuration(_ roots: Roots) throws(TLSTrustError) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.certificateVerification = .fullVerification
    switch roots {
    case .system: break
    case .systemAnd(let pem):
      configuration.additionalTrustRoots = [.certificates(try certificates(in: pem))]
    case .pem(let text):
      configuration.trustRoots = .certificates(try certificates(in: Array(text.utf8)))
    }
    return configuration
  }

  /// What judges by the roots; throws as `init` does.
  private static func verifier(of roots: Roots) throws(TLSTrustError) -> CertificateVerifier {
    switch roots {
    case .system:
      // Begins to read them, so that they are there when the first chain comes.
      _ = CertificateStore.systemTrustRoots
      return CertificateVerifier(own: [], trustsSystem: true)
    case .systemAnd(let pem):
      let (own, unverified) = try parsed(pem)
      return CertificateVerifier(own: own, trustsSystem: true, unverified: unverified)
    case .pem(let text):
      let (own, unverified) = try parsed(Array(text.utf8))
      return CertificateVerifier(own: own, trustsSystem: false, unverified: unverified)
    }
  }

  private static func certificates(in pem: [UInt8]) throws(TLSTrustError) -> [NIOSSLCertificate] {
    guard !pem.isEmpty else { throw .empty }
    guard let certificates = try? NIOSSLCertificate.fromPEMBytes(pem), !certificates.isEmpty
    else { throw .noCertificate }
    return certificates
  }

  /// The roots that can be verified with, one at least, and the others.
  private static func parsed(
    _ pem: [UInt8]
  ) throws(TLSTrustError) -> (whole: [Certificate], unverified: [CertificateParts]) {
    let roots = SentChain.sorted(try certificates(in: pem))
    guard roots.whole.isEmpty else { return roots }
    throw roots.unverified.lazy.compactMap(\.flaw).first.map(TLSTrustError.flawed) ?? .noCertificate
  }

  /// What goes into the server name indication: a name, never an address (RFC 6066 §3).
  static func serverName(for host: String) -> String? {
    IPAddress(host) == nil ? host : nil
  }
}

/// Why roots cannot be trusted.
package enum TLSTrustError: Error, Equatable {
  case empty
  case noCertificate
  /// It holds none but what cannot be verified with, the first for this.
  case flawed(CertificateFlaw)
}

extension TLSTrustError {
  /// What is wrong, as the second half of a sentence about where the roots come from.
  package var displayText: DisplayText {
    switch self {
    case .empty: "it is empty"
    case .flawed(let flaw): "its certificate \(flaw.clause)"
    case .noCertificate: "it holds no certificate in PEM form that can be read"
    }
  }
}
