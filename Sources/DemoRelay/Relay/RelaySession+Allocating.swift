import STUN

/// The allocation's life: Allocate, and what becomes of the relay socket it needs (RFC 8656 §7).
extension RelaySession {
  /// Asks for a relay socket; the answer follows once there is one.
  ///
  /// The same request sent again gets the same answer, a second one 437.
  mutating func allocate(
    _ request: Request, for user: Authenticator.User, now: Duration
  ) throws(Refusal) -> [RelayAction] {
    let id = request.message.transactionID
    switch state {
    case .vacant:
      let wish = try AllocationRequest(request, by: user)
      state = .opening(wish)
      return [.openRelay(onEvenPort: wish.asksForEvenPort)]
    case .opening(let pending) where pending.transactionID == id:
      return []
    case .allocated(let allocation) where allocation.request.transactionID == id:
      return [confirm(allocation, now: now)]
    case .opening, .allocated:
      throw Refusal(.allocationMismatch)
    }
  }

  /// Takes the relay socket that was asked for.
  package mutating func relayOpened(at relayed: TransportAddress, now: Duration) -> [RelayAction] {
    guard case .opening(let request) = state else { return [.closeRelay] }
    let allocation = Allocation(request, relayed: relayed, now: now)
    state = .allocated(allocation)
    return [confirm(allocation, now: now)]
  }

  /// Takes notice that there is no relay socket to be had.
  package mutating func relayFailed() -> [RelayAction] {
    guard case .opening(let request) = state else { return [] }
    state = .vacant
    var reply = Message(.failure, .allocate, transactionID: request.transactionID)
    reply.append(.errorCode, .insufficientCapacity)
    return [send(reply, signedFor: request.user)]
  }

  /// Takes notice that the client's connection is gone, and its allocation with it.
  package mutating func close() -> [RelayAction] {
    defer { state = .vacant }
    return allocation == nil ? [] : [.closeRelay]
  }

  private func confirm(_ allocation: Allocation, now: Duration) -> RelayAction {
    let request = allocation.request
    var reply = Message(.success, .allocate, transactionID: request.transactionID)
    reply.append(.xorRelayedAddress, allocation.relayed)
    reply.append(.lifetime, UInt32(clamping: (allocation.expiry - now).components.seconds))
    reply.append(.xorMappedAddress, client)
    if request.asksForBothFamilies {
      reply.append(
        .addressErrorCode, AddressErrorCode(family: .v6, error: .addressFamilyNotSupported))
    }
    return send(reply, signedFor: request.user)
  }
}
