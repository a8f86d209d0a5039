import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

extension HTTPTransportError {
  /// What an error of the network libraries means to a request that went through `proxy`, if any.
  init(_ error: any Error, proxy: HTTPProxy?) {
    switch error {
    case let error as HTTPParserError: self = .malformedAnswer(error.debugDescription)
    case let error as HTTPClientError: self.init(error, proxy: proxy)
    case let error as NIOConnectionError where error.connectionErrors.isEmpty:
      self = Self.blaming(proxy, for: .unknownHost)
    case is NIOConnectionError:
      self = Self.blaming(proxy, for: .connection(ExchangeError(error)))
    default: self = .connection(ExchangeError(error))
    }
  }

  private init(_ error: HTTPClientError, proxy: HTTPProxy?) {
    let name = proxy?.displayName.text ?? "the proxy"
    switch error {
    case .connectTimeout: self = Self.blaming(proxy, for: .connection(.timedOut(.connect)))
    case .tlsHandshakeTimeout: self = .connection(.timedOut(.tls))
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
      self = .timedOut
    case .remoteConnectionClosed, .uncleanShutdown: self = .connection(.closedByPeer)
    case .proxyAuthenticationRequired:
      self = .proxy("proxy \(name) asks for a user and a password")
    case .invalidProxyResponse: self = .proxy("proxy \(name) opens no tunnel to the service")
    case .httpProxyHandshakeTimeout: self = .proxy("proxy \(name) does not answer")
    default: self = .failed(error.shortDescription)
    }
  }

  /// A host that cannot be reached is the proxy, where there is one.
  private static func blaming(_ proxy: HTTPProxy?, for error: HTTPTransportError) -> Self {
    guard let proxy else { return error }
    return .proxy("proxy \(proxy.displayName) cannot be reached (\(error.displayText))")
  }
}
