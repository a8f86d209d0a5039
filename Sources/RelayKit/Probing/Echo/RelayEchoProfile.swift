/// What is sent through a relay to prove its data path, and what that costs.
package struct RelayEchoProfile: Equatable, Sendable {
  package var packets: Int
  /// Of each packet, in bytes.
  package var payload: Int
  /// From one packet to the next.
  package var interval: Duration

  package init(packets: Int, payload: Int, interval: Duration) {
    self.packets = packets
    self.payload = payload
    self.interval = interval
  }

  /// A second of a call: 50 packets of 160 bytes, as G.711 has them (RFC 3551 §4.5.14).
  package static let voice = RelayEchoProfile(
    packets: 50, payload: 160, interval: .milliseconds(20.0))

  /// What a channel puts before each packet (RFC 8656 §12.4).
  private static let header = 4
  /// A packet goes up and comes down on its way there, and does so again on its way back.
  private static let crossings = 4
  /// The least room for one allocation's requests and their answers, some of them repeated.
  private static let dialogue = 1_500

  /// What all packets come to, in bytes between here and the server.
  var packetBytes: Int { packets * (payload + Self.header) * Self.crossings }

  /// The least that is kept for one echo; see `price(afterProof:)`.
  package var price: Int { price(afterProof: 0) }

  /// The most that one echo comes to, in bytes between here and the server: what the server counts
  /// for the two allocations.
  ///
  /// It is held to that.
  /// `bytes` is what it took to prove the relay: an allocation asked for, granted and released, in
  /// that server's own words. Those of an echo bind a channel beside that, and some of their requests
  /// may be repeated, so there is room for twice as much for each.
  package func price(afterProof bytes: Int) -> Int {
    packetBytes + 2 * max(Self.dialogue, 2 * bytes)
  }

  /// `50 packets of 160 B each there and back`.
  package var displayText: DisplayText {
    "\(packets) packets of \(payload) B each, there and back"
  }
}
