import STUN

/// One client of a TURN server: a 5-tuple, and the allocation it may have (RFC 8656).
///
/// What comes from the client, from peers or from the relay's own socket goes in with the time since
/// the server started; what is to be done comes out. These are its decisions:
/// - relays over UDP and IPv4 alone: 442 and 440 for the rest;
/// - peers on loopback alone, so that nothing leaves the machine: 403 for all others;
/// - no port is kept in reserve: 508 for EVEN-PORT with its bit, and for RESERVATION-TOKEN;
/// - the flag against fragments cannot be set: 420 for DONT-FRAGMENT.
package struct RelaySession: Sendable {
  enum State: Equatable {
    case vacant
    /// The relay socket is being opened for this request, whose answer is still due.
    case opening(AllocationRequest)
    case allocated(Allocation)
  }

  let client: TransportAddress
  let authenticator: Authenticator
  var state = State.vacant
  /// Draws the transaction ids of Data indications.
  private var generator: SplitMix64

  /// A session for the client at this address.
  package init(client: TransportAddress, authenticator: Authenticator, seed: UInt64) {
    self.client = client
    self.authenticator = authenticator
    generator = SplitMix64(seed: seed)
  }

  /// Whether nothing would be lost with the session.
  package var isVacant: Bool { state == .vacant }

  /// When `expire(now:)` is due; `nil` without an allocation.
  package var deadline: Duration? { allocation?.expiry }

  /// Ends the allocation if its time is over.
  package mutating func expire(now: Duration) -> [RelayAction] {
    guard let deadline, now >= deadline else { return [] }
    state = .vacant
    return [.closeRelay]
  }

  /// Takes what the client sent.
  package mutating func receive(_ frame: StreamFrame, now: Duration) -> [RelayAction] {
    let expired = expire(now: now)
    return switch frame {
    case .channelData(let data): expired + forward(data, now: now)
    case .message(let wire): expired + receive(wire, now: now)
    }
  }

  private mutating func receive(_ wire: [UInt8], now: Duration) -> [RelayAction] {
    guard let request = Request(decoding: wire) else { return [] }
    return switch request.message.type.messageClass {
    case .request: answer(request, now: now)
    case .indication: forward(request, now: now)
    case .success, .failure: []
    }
  }

  /// Takes what a peer sent to the relayed address (RFC 8656 §11.3 and §12.7).
  ///
  /// It goes to the client on the peer's channel, or without one as a Data indication; what comes
  /// from where no permission is goes nowhere.
  package mutating func relayed(
    _ data: [UInt8], from peer: TransportAddress, now: Duration
  ) -> [RelayAction] {
    let expired = expire(now: now)
    guard let allocation, allocation.permits(peer.ip, now: now) else { return expired }
    if let channel = allocation.channel(to: peer, now: now) {
      return [.reply(.channelData(ChannelData(channel: channel, data: data)))]
    }
    var indication = Message(.indication, .data, transactionID: .random(using: &generator))
    indication.append(.xorPeerAddress, peer)
    indication.append(.data, data)
    return [.reply(.message(indication.encoded()))]
  }

  var allocation: Allocation? {
    guard case .allocated(let allocation) = state else { return nil }
    return allocation
  }
}
