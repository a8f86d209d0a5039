import NIOCore
import NIOSSL
import SwiftASN1
import Synchronization
import X509

/// Judges the chain of one handshake, and keeps what was found for whoever opened the connection.
final class CertificateFindings: Sendable {
  private let verifier: CertificateVerifier
  let name: String
  private let state = Mutex(State())

  private struct State {
    var isJudging = false
    var finding: CertificateVerifier.Finding?
  }

  init(verifier: CertificateVerifier, name: String) {
    self.verifier = verifier
    self.name = name
  }

  var latest: CertificateVerifier.Finding? { state.withLock { $0.finding } }

  /// Whether the chain is here and being judged, so that nothing is awaited of the server.
  var isJudging: Bool { state.withLock { $0.isJudging } }

  /// The handshake's question: it goes on only where the chain is trusted.
  @Sendable func judge(
    _ chain: [NIOSSLCertificate], _ verdict: EventLoopPromise<NIOSSLVerificationResult>
  ) {
    state.withLock { $0.isJudging = true }
    verdict.completeWithTask { [self] in
      let found = await verifier.judge(SentChain(chain), for: name)
      state.withLock { $0 = State(finding: found) }
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
