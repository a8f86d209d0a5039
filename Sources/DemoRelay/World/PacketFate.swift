/// What becomes of a packet on its way from a region's server to the client.
package enum PacketFate: Equatable, Sendable {
  /// It arrives, the whole round trip after it was sent.
  case delivered(after: Duration)
  case dropped
}

/// How packets travel, which decides what a loss is.
package enum Carriage: Sendable, CaseIterable {
  /// UDP: what is lost is lost.
  case datagrams
  /// TCP and TLS: what is lost is sent again, and comes late.
  case stream
}
