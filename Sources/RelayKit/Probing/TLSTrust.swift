import NIOCore
import NIOSSL
import STUN
import X509

/// What a TLS connection trusts: the system's roots and one's own CA file; never nothing.
package struct TLSTrust: Sendable {
  /// Where additional roots come from.
  package enum Roots: Sendable {
    case system
    /// The system's, and those of a PEM file.
    case file(String)
    /// These alone, as PEM text: the embedded service's.
    case pem(String)
  }

  let context: Result<NIOSSLContext, any Error>
  let verifier: CertificateVerifier

  /// Reads the roots; throws where the file cannot be read or holds no certificate.
  package init(_ roots: Roots) throws(TLSTrustError) {
    let configuration = try Self.configuration(roots)
    verifier = CertificateVerifier(roots: try Self.store(roots))
    context = Result { try NIOSSLContext(configuration: configuration) }
  }

  /// The settings of a client that trusts `roots`; throws as `init` does.
  static func configuration(_ roots: Roots) throws(TLSTrustError) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.certificateVerification = .fullVerification
    do {
      switch roots {
      case .system: break
      case .file(let path):
        configuration.additionalTrustRoots = [
          .certificates(try NIOSSLCertificate.fromPEMFile(path))
        ]
      case .pem(let text):
        configuration.trustRoots = .certificates(
          try NIOSSLCertificate.fromPEMBytes(Array(text.utf8)))
      }
    } catch {
      throw .unreadable(roots.path)
    }
    return configuration
  }

  /// The roots as the verifier takes them; throws as `init` does.
  private static func store(_ roots: Roots) throws(TLSTrustError) -> CertificateStore {
    do {
      switch roots {
      case .system: return .systemTrustRoots
      case .file(let path):
        let added = try NIOSSLCertificate.fromPEMFile(path).map(Certificate.init)
        return CertificateStore.systemTrustRoots.appending(contentsOf: added)
      case .pem(let text):
        return CertificateStore(
          try NIOSSLCertificate.fromPEMBytes(Array(text.utf8)).map(Certificate.init))
      }
    } catch {
      throw .unreadable(roots.path)
    }
  }

  /// What goes into the server name indication: a name, never an address (RFC 6066 §3).
  static func serverName(for host: String) -> String? {
    IPAddress(host) == nil ? host : nil
  }
}

extension TLSTrust.Roots {
  fileprivate var path: String {
    guard case .file(let path) = self else { return "(built in)" }
    return path
  }
}

/// Why roots cannot be trusted.
package enum TLSTrustError: Error, Equatable {
  case unreadable(String)
}

extension TLSTrustError {
  package var displayText: DisplayText {
    switch self {
    case .unreadable(let path):
      """
      CA file \(DisplayText(sanitizing: path)) cannot be read as PEM certificates: \
      check the path and its contents
      """
    }
  }
}
