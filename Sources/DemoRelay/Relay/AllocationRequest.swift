import STUN

/// An Allocate request that this server can grant, and who made it (RFC 8656 §7.2).
struct AllocationRequest: Equatable {
  /// REQUESTED-TRANSPORT for UDP, by its IP protocol number.
  private static let udp: UInt8 = 17

  /// Tells a request that was sent again from a second one.
  let transactionID: TransactionID
  let user: Authenticator.User
  let lifetime: AllocationLifetime
  /// Whether the port is to be even, as RTP once had it.
  let asksForEvenPort: Bool
  /// Whether an IPv6 address was asked for too, which the answer then says there is not.
  let asksForBothFamilies: Bool

  /// Reads a request, and refuses what it asks for that this server has not.
  ///
  /// - 442: a relay that is not over UDP.
  /// - 420: DONT-FRAGMENT, for a flag that cannot be set here.
  /// - 400: attributes that exclude each other.
  /// - 508: a port to be kept in reserve for later, or the token for one.
  /// - 440: a relay address of IPv6 alone.
  init(_ request: Request, by user: Authenticator.User) throws(Refusal) {
    guard try request.required(.requestedTransport) == Self.udp else {
      throw Refusal(.unsupportedTransportProtocol)
    }
    guard try request.value(.dontFragment) == nil else {
      throw Refusal(unknown: [AttributeKey.dontFragment.type])
    }
    let family = try request.value(.requestedAddressFamily)
    let additional = try request.value(.additionalAddressFamily)
    let evenPort = try request.value(.evenPort)
    let token = try request.value(.reservationToken)
    guard token == nil || family == nil && additional == nil && evenPort == nil,
      additional == nil || additional == .v6 && family == nil && evenPort != true
    else { throw Refusal(.badRequest) }
    guard evenPort != true, token == nil else { throw Refusal(.insufficientCapacity) }
    guard family != .v6 else { throw Refusal(.addressFamilyNotSupported) }
    transactionID = request.message.transactionID
    self.user = user
    lifetime = AllocationLifetime(granting: try request.value(.lifetime))
    asksForEvenPort = evenPort != nil
    asksForBothFamilies = additional != nil
  }
}
