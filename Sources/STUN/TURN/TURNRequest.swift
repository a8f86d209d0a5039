/// What a client asks a server for, without saying who asks.
package enum TURNRequest: Hashable, Sendable {
  /// A relayed address of this family, for UDP (RFC 8656 §7.1).
  case allocate(IPAddress.Family)
  /// As long a life as the server likes to give (RFC 8656 §8.1).
  case refresh
  /// No more life (RFC 8656 §8.1).
  case release
  case createPermission([IPAddress])
  case channelBind(UInt16, TransportAddress)

  package var method: Method {
    switch self {
    case .allocate: .allocate
    case .refresh, .release: .refresh
    case .createPermission: .createPermission
    case .channelBind: .channelBind
    }
  }

  /// Whether an answer that is not signed counts for nothing (RFC 8489 §9.2.5).
  ///
  /// Those that grant and release are told as they are: what is granted has to be given back.
  var wantsSignedAnswer: Bool {
    switch self {
    case .allocate, .release: false
    case .refresh, .createPermission, .channelBind: true
    }
  }

  /// The number that IP has for UDP.
  private static let udp: UInt8 = 17

  func message(_ transactionID: TransactionID) -> Message {
    var message = Message(.request, method, transactionID: transactionID)
    switch self {
    case .refresh: break
    case .allocate(let family):
      message.append(.requestedTransport, Self.udp)
      // Servers that do not know the attribute refuse it, and IPv4 is what its absence means.
      if family == .v6 { message.append(.requestedAddressFamily, family) }
    case .release: message.append(.lifetime, 0)
    case .createPermission(let peers):
      for peer in peers { message.append(.xorPeerAddress, TransportAddress(ip: peer, port: 0)) }
    case .channelBind(let channel, let peer):
      message.append(.channelNumber, channel)
      message.append(.xorPeerAddress, peer)
    }
    return message
  }
}
