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
    case let error as BoringSSLError: self.init(handshake: error)
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
    case .handshakeFailed(let cause): self.init(handshake: cause)
    case .unableToValidateCertificate: self = .certificate(.refused("it does not verify"))
    case .uncleanShutdown: self = .closedByPeer
    default: self = .tls("\(error)")
    }
  }

  /// The library's own text holds a constant, and a path of its sources:
  /// `… SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER at /…/tls_record.cc:127`.
  private init(handshake error: BoringSSLError) {
    let text = "\(error)"
    let constant = text.firstMatch(of: /OPENSSL_internal:(\w+)/).map { String($0.output.1) }
    if let alert = constant.flatMap(TLSAlert.init(constant:)) {
      self = .alert(alert)
    } else if text.contains("EOF during") {
      self = .tls("the server closes the connection")
    } else {
      self = .tls(constant.map(Self.words) ?? text)
    }
  }

  /// The reason in words.
  private static func words(for constant: String) -> String {
    constant == "WRONG_VERSION_NUMBER"
      ? "what answers does not speak TLS"
      : constant.lowercased().split(separator: "_").joined(separator: " ")
  }
}
