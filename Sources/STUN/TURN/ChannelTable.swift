/// The channels of one allocation: each peer has one number, and no number is used twice.
///
/// A number must rest for five minutes after its binding has expired (RFC 8656 §12); that there are
/// 4096 of them makes it easy to let it rest for good.
struct ChannelTable: Sendable {
  private var numbers: [TransportAddress: UInt16] = [:]
  private var peers: [UInt16: TransportAddress] = [:]
  private var bound: Set<TransportAddress> = []

  /// Whether any number has been asked for: where none has, there is no ChannelData.
  var isInUse: Bool { !peers.isEmpty }

  /// The number for `peer`, a new one where it has none yet; `nil` where all have been used.
  mutating func number(for peer: TransportAddress) -> UInt16? {
    if let number = numbers[peer] { return number }
    guard peers.count < ChannelData.channels.count else { return nil }
    let number = ChannelData.channels.lowerBound + UInt16(peers.count)
    numbers[peer] = number
    peers[number] = peer
    return number
  }

  /// Notes that the server has bound the peer's channel.
  mutating func confirm(_ peer: TransportAddress) {
    bound.insert(peer)
  }

  /// Notes that the server did not, so that data takes the longer way.
  mutating func drop(_ peer: TransportAddress) {
    bound.remove(peer)
  }

  /// The channel to send over; `nil` where the server has bound none for `peer`.
  func channel(to peer: TransportAddress) -> UInt16? {
    bound.contains(peer) ? numbers[peer] : nil
  }

  func peer(on channel: UInt16) -> TransportAddress? { peers[channel] }
}
