import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import STUN

extension ExchangeError {
  /// What an error of the network libraries means to a flow.
  init(_ error: any Error) {
    switch error {
    case let error as ExchangeError: self = error
    case let error as IOError: self = .init(errnoCode: error.errnoCode)
    case let error as NIOConnectionError: self = .init(connection: error)
    case ChannelError.connectTimeout: self = .timedOut(.connect)
    case let error as NIOSSLError: self = .init(tls: error)
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      self = .certificate(.refused("it is for another name than the server's"))
    case let error as NIOSSLExtraError: self = .tls(error.description)
    case let error as BoringSSLError: self = .tls(Self.words(for: error))
    default: self = .failed("\(error)")
    }
  }

  private init(connection error: NIOConnectionError) {
    guard let first = error.connectionErrors.first else {
      self = .failed("no address to connect to")
      return
    }
    self.init(first.error)
  }

  /// What the system's error of this number means.
  init(errnoCode: Int32) {
    switch errnoCode {
    case ECONNREFUSED: self = .refused
    case ETIMEDOUT: self = .timedOut(.connect)
    case ECONNRESET, EPIPE: self = .closedByPeer
    case EMFILE, ENFILE, ENOBUFS, ENOMEM:
      self = .exhausted(String(cString: strerror(errnoCode)))
    default: self = .unreachable(String(cString: strerror(errnoCode)))
    }
  }

  private init(tls error: NIOSSLError) {
    switch error {
    case .handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"):
      self = .certificate(
        .refused("its issuer is not among the trusted roots, or it has expired"))
    case .handshakeFailed(let cause): self = .tls(Self.words(for: cause))
    case .unableToValidateCertificate: self = .certificate(.refused("it does not verify"))
    case .uncleanShutdown: self = .closedByPeer
    default: self = .tls("\(error)")
    }
  }

  /// The reason in words; the library's own text holds a constant, and a path of its sources:
  /// `… SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER at /…/tls_record.cc:127`.
  private static func words(for error: BoringSSLError) -> String {
    let text = "\(error)"
    if text.contains("EOF during") { return "the server closes the connection" }
    guard let match = text.firstMatch(of: /OPENSSL_internal:(\w+)/) else { return text }
    let constant = String(match.output.1)
    return constant == "WRONG_VERSION_NUMBER"
      ? "what answers does not speak TLS"
      : constant.lowercased().split(separator: "_").joined(separator: " ")
  }
}
