import STUN

/// A version of the Internet Protocol to measure over.
package enum AddressFamily: CaseIterable, Sendable {
  case ipv4, ipv6

  package var displayName: DisplayText { self == .ipv4 ? "IPv4" : "IPv6" }

  var other: AddressFamily { self == .ipv4 ? .ipv6 : .ipv4 }

  /// The family that an address is of.
  init(of address: IPAddress) {
    switch address.family {
    case .v4: self = .ipv4
    case .v6: self = .ipv6
    }
  }
}
