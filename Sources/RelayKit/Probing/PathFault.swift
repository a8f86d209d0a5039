import STUN

/// What stopped a server short of an answer, as far as those beside it may tell more of it.
package enum PathFault: Hashable, Sendable {
  /// Over UDP: nothing came back.
  case silent
  /// The stream stands, and nothing answers on it.
  case mute
  case refused
  /// The connection does not come about in time.
  case dropped
  /// This host has no route to the address.
  case noRoute
  /// TLS does not come about.
  case brokenTLS
  /// The server refuses TLS, and says why.
  case refusedTLS
  /// The certificate does not pass, for a reason that those beside it tell no more of.
  case badCertificate
  /// The certificate is signed by somebody who is not trusted here.
  case foreignIssuer(DisplayText)
  /// The certificate is sound, and another host's.
  case foreignName(DisplayText)
  /// What answers speaks HTTP.
  case webServer
  /// The answers come from another address than was asked.
  case displaced

  /// Whether it is what a host shows that is down or out of reach.
  var isOfReach: Bool { [.silent, .dropped, .noRoute].contains(self) }

  /// The fault behind an error of a flow; `nil` where those beside it tell nothing more.
  init?(_ error: ExchangeError) {
    switch error {
    case .refused: self = .refused
    case .timedOut(.tls), .tls: self = .brokenTLS
    case .alert: self = .refusedTLS
    case .timedOut: self = .dropped
    case .unreachable: self = .noRoute
    case .certificate(.unknownIssuer(let issuer), _):
      self = .foreignIssuer(DisplayText(sanitizing: issuer))
    case .certificate(.wrongName(_, let names), _):
      guard let name = names.first else { return nil }
      self = .foreignName(DisplayText(sanitizing: name, limit: 80))
    case .malformed(let error): self.init(error)
    case .certificate: self = .badCertificate
    case .closedByPeer, .exhausted, .failed: return nil
    }
  }

  /// HTTP begins with an H, which begins no message of STUN (RFC 9112 §2.3).
  init?(_ error: DecodeError) {
    guard case .firstByte(UInt8(ascii: "H"), _) = error else { return nil }
    self = .webServer
  }
}
