/// What carries STUN and TURN messages to a server.
package enum Transport: String, Sendable, CaseIterable, Comparable {
  case udp
  case tcp
  /// TLS over TCP: `stuns` and `turns`.
  case tls
  /// DTLS over UDP: `turns` with `transport=udp`; no browser speaks it (RFC 7350).
  case dtls

  package static func < (left: Transport, right: Transport) -> Bool {
    left.order < right.order
  }

  /// Whether messages come as a byte stream and need framing (RFC 8489 §6.2.2).
  package var isStream: Bool { self == .tcp || self == .tls }

  package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }

  private var order: Int { Transport.allCases.firstIndex(of: self) ?? 0 }
}
