import STUN

/// From the client to its peers.
extension RelaySession {
  /// Relays what came on a channel, if it is bound (RFC 8656 §12.6).
  func forward(_ data: ChannelData, now: Duration) -> [RelayAction] {
    guard let peer = allocation?.peer(on: data.channel, now: now) else { return [] }
    return [.relay(data.data, to: peer)]
  }

  /// Relays what a Send indication holds, if the peer is permitted (RFC 8656 §11.2).
  ///
  /// An indication is never answered: what is wrong with it is passed over in silence.
  func forward(_ indication: Request, now: Duration) -> [RelayAction] {
    guard indication.message.type.method == .send, indication.message.unknownRequired.isEmpty,
      let peer = try? indication.required(.xorPeerAddress),
      let data = try? indication.required(.data),
      (try? indication.value(.dontFragment)) == nil,
      let allocation, allocation.permits(peer.ip, now: now)
    else { return [] }
    return [.relay(data, to: peer)]
  }
}
