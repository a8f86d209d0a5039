import STUN

/// The address of this host that everything is sent from.
package struct SourceAddress: Equatable, Sendable {
  package let ip: IPAddress

  /// The address that `text` is, IPv4 also where it is written as IPv6 (`::ffff:192.0.2.1`); throws
  /// where it is none, or none of this host's.
  package init(_ text: String) throws(SettingsError) {
    guard let ip = IPAddress(text)?.unmapped else { throw .badSource(text) }
    guard ip.isUsable, DatagramSocket.canSend(from: ip) else { throw .foreignSource(ip) }
    self.ip = ip
  }

  /// The families that it leaves of those asked for; throws where that is none.
  package func families(
    of wanted: Set<AddressFamily>
  ) throws(SettingsError) -> Set<AddressFamily> {
    let family = AddressFamily(of: ip)
    guard wanted.contains(family) else { throw .sourceOfOtherFamily(ip) }
    return [family]
  }
}
