import STUN

/// What a session wants done.
package enum RelayAction: Equatable, Sendable {
  /// Send this to the client.
  case reply(StreamFrame)
  /// Open a UDP socket, on an even port if so wished; say `relayOpened(at:)` or `relayFailed()`.
  case openRelay(onEvenPort: Bool)
  /// Send this from the relay socket to a peer.
  case relay([UInt8], to: TransportAddress)
  /// Close the relay socket; the session knows it no more.
  case closeRelay
}

extension StreamFrame {
  /// What a whole datagram holds; throws where it can be neither message nor channel data.
  init(datagram: [UInt8]) throws(DecodeError) {
    let isChannelData = (datagram.first ?? 0) >= 0x40
    self = isChannelData ? .channelData(try ChannelData(decoding: datagram)) : .message(datagram)
  }

  /// The bytes of the frame as a stream carries them.
  var streamBytes: [UInt8] { bytes(paddedForStream: true) }

  /// The bytes of the frame as a datagram carries them.
  var datagramBytes: [UInt8] { bytes(paddedForStream: false) }

  private func bytes(paddedForStream: Bool) -> [UInt8] {
    switch self {
    case .message(let wire): wire
    case .channelData(let data): data.encoded(paddedForStream: paddedForStream)
    }
  }
}
