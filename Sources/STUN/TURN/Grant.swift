/// What a server granted with an allocation (RFC 8656 §7.3).
package struct Grant: Hashable, Sendable {
  package var relayed: TransportAddress
  /// Whence the server sees the client; `nil` where it does not say.
  package var mapped: TransportAddress?
  package var lifetime: Duration
  package var software: String?
  package var integrity: AnswerIntegrity
  /// The time from the request that was granted to the answer; `nil` where it was sent repeatedly.
  package var roundTrip: Duration?

  package init(
    relayed: TransportAddress, mapped: TransportAddress? = nil, lifetime: Duration,
    software: String? = nil, integrity: AnswerIntegrity = .valid, roundTrip: Duration? = nil
  ) {
    self.relayed = relayed
    self.mapped = mapped
    self.lifetime = lifetime
    self.software = software
    self.integrity = integrity
    self.roundTrip = roundTrip
  }

  /// Whether the server asked for no credentials: anybody may relay through it.
  package var isOpenToAll: Bool { integrity == .unasked }

  /// Whether a peer can have the relayed address, for any time at all.
  package var isUsable: Bool { relayed.ip.isUsable && relayed.port != 0 && lifetime > .zero }

  init(in answer: Answer) throws(RequestFailure) {
    relayed = try answer.required(.xorRelayedAddress)
    lifetime = .seconds(try answer.required(.lifetime))
    mapped = try answer.value(.xorMappedAddress)
    software = try answer.value(.software)
    integrity = answer.integrity
    roundTrip = answer.roundTrip
  }
}
