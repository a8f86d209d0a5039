import STUN

/// The requests that need credentials.
extension RelaySession {
  mutating func grant(
    _ request: Request, to user: Authenticator.User, now: Duration
  ) throws(Refusal) -> [RelayAction] {
    try request.refuseUnknown()
    switch request.message.type.method {
    case .allocate: return try allocate(request, for: user, now: now)
    case .refresh: return try refresh(request, for: user, now: now)
    case .createPermission: return try createPermission(request, for: user, now: now)
    case .channelBind: return try bindChannel(request, for: user, now: now)
    default: throw Refusal(.badRequest)
    }
  }

  /// Prolongs the allocation, or ends it where the lifetime asked for is 0 (RFC 8656 §8.2).
  private mutating func refresh(
    _ request: Request, for user: Authenticator.User, now: Duration
  ) throws(Refusal) -> [RelayAction] {
    var allocation = try allocation(of: user)
    guard try request.value(.requestedAddressFamily) != .v6 else {
      throw Refusal(.peerAddressFamilyMismatch)
    }
    let wish = try request.value(.lifetime)
    guard wish != 0 else {
      state = .vacant
      return [confirm(request, lifetime: 0, for: user), .closeRelay]
    }
    let lifetime = AllocationLifetime(granting: wish)
    allocation.expiry = now + lifetime.duration
    state = .allocated(allocation)
    return [confirm(request, lifetime: lifetime.seconds, for: user)]
  }

  private func confirm(
    _ request: Request, lifetime: UInt32, for user: Authenticator.User
  ) -> RelayAction {
    var reply = request.reply(.success)
    reply.append(.lifetime, lifetime)
    return send(reply, signedFor: user)
  }

  /// Lets the client talk with every peer named, or with none of them (RFC 8656 §10.2).
  private mutating func createPermission(
    _ request: Request, for user: Authenticator.User, now: Duration
  ) throws(Refusal) -> [RelayAction] {
    var allocation = try allocation(of: user)
    for peer in try request.peers() {
      try Self.checkPeer(peer)
      allocation.permit(peer.ip, now: now)
    }
    state = .allocated(allocation)
    return [send(request.reply(.success), signedFor: user)]
  }

  /// RFC 8656 §12.2.
  private mutating func bindChannel(
    _ request: Request, for user: Authenticator.User, now: Duration
  ) throws(Refusal) -> [RelayAction] {
    var allocation = try allocation(of: user)
    let number = try request.required(.channelNumber)
    let peer = try request.required(.xorPeerAddress)
    try Self.checkPeer(peer)
    try allocation.bind(number, to: peer, now: now)
    state = .allocated(allocation)
    return [send(request.reply(.success), signedFor: user)]
  }

  /// The allocation; 437 where there is none, 441 where it is another user's (RFC 8656 §5).
  private func allocation(of user: Authenticator.User) throws(Refusal) -> Allocation {
    guard let allocation else { throw Refusal(.allocationMismatch) }
    guard allocation.request.user == user else { throw Refusal(.wrongCredentials) }
    return allocation
  }

  private static func checkPeer(_ peer: TransportAddress) throws(Refusal) {
    guard peer.ip.family == .v4 else { throw Refusal(.peerAddressFamilyMismatch) }
    guard peer.ip.isLoopback else { throw Refusal(.forbidden) }
  }
}
