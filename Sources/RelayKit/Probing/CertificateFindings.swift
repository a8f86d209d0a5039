import NIOCore
import NIOSSL
import SwiftASN1
import Synchronization
import X509

/// Judges the chain of one handshake, and keeps what was found for whoever opened the connection.
final class CertificateFindings: Sendable {
  private let verifier: CertificateVerifier
  private let name: String
  private let finding = Mutex<CertificateVerifier.Finding?>(nil)

  init(verifier: CertificateVerifier, name: String) {
    self.verifier = verifier
    self.name = name
  }

  var latest: CertificateVerifier.Finding? { finding.withLock { $0 } }

  /// The handshake's question: it goes on only where the chain is trusted.
  @Sendable func judge(
    _ chain: [NIOSSLCertificate], _ verdict: EventLoopPromise<NIOSSLVerificationResult>
  ) {
    verdict.completeWithTask { [self] in
      let certificates = (try? chain.map(Certificate.init)) ?? []
      let found = await verifier.judge(certificates, for: name)
      finding.withLock { $0 = found }
      return found.fault == nil ? .certificateVerified : .failed
    }
  }
}

extension Certificate {
  /// The same certificate, read anew; throws where it is malformed.
  init(_ certificate: NIOSSLCertificate) throws {
    try self.init(derEncoded: certificate.toDERBytes())
  }
}
