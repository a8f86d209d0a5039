import STUN

/// What a client has on the server: a relayed address, and whom it may talk to (RFC 8656 §3.2).
///
/// What has run out is not removed but ignored: every question is asked of a time.
struct Allocation: Equatable {
  private struct Channel: Equatable {
    let peer: TransportAddress
    var expiry: Duration
  }

  /// RFC 8656 §9.
  private static let permissionLifetime = Duration.seconds(300)
  /// RFC 8656 §12.
  private static let channelLifetime = Duration.seconds(600)

  /// What it was made for.
  let request: AllocationRequest
  let relayed: TransportAddress
  /// The time at which it ends.
  var expiry: Duration
  private var permissions: [IPAddress: Duration] = [:]
  private var channels: [UInt16: Channel] = [:]

  init(_ request: AllocationRequest, relayed: TransportAddress, now: Duration) {
    self.request = request
    self.relayed = relayed
    expiry = now + request.lifetime.duration
  }

  /// Installs or refreshes the permission of a peer, which holds for all of its ports.
  mutating func permit(_ peer: IPAddress, now: Duration) {
    permissions[peer] = now + Self.permissionLifetime
  }

  func permits(_ peer: IPAddress, now: Duration) -> Bool {
    permissions[peer].map { now < $0 } ?? false
  }

  /// Binds a channel and permits its peer; refuses with 400 what is bound otherwise already.
  mutating func bind(
    _ number: UInt16, to peer: TransportAddress, now: Duration
  ) throws(Refusal) {
    let boundPeer = self.peer(on: number, now: now)
    let boundNumber = channel(to: peer, now: now)
    guard ChannelData.channels.contains(number), boundPeer ?? peer == peer,
      boundNumber ?? number == number
    else { throw Refusal(.badRequest) }
    channels[number] = Channel(peer: peer, expiry: now + Self.channelLifetime)
    permit(peer.ip, now: now)
  }

  func peer(on number: UInt16, now: Duration) -> TransportAddress? {
    channels[number].flatMap { now < $0.expiry ? $0.peer : nil }
  }

  func channel(to peer: TransportAddress, now: Duration) -> UInt16? {
    channels.first { $0.value.peer == peer && now < $0.value.expiry }?.key
  }
}
