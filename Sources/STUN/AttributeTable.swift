/// All attributes of the table by number: what is not among them is unknown.
package enum AttributeTable {
  /// The name of every known attribute as the RFC spells it.
  package static let names: [UInt16: String] = names(
    .mappedAddress, .xorMappedAddress, .alternateServer, .xorPeerAddress, .xorRelayedAddress,
    .responseOrigin, .otherAddress,
    .username, .userhash, .messageIntegrity, .messageIntegritySHA256, .realm, .nonce, .data,
    .reservationToken, .requestedTransport, .channelNumber, .fingerprint, .lifetime,
    .unknownAttributes, .software, .alternateDomain, .errorCode, .requestedAddressFamily,
    .additionalAddressFamily, .evenPort, .dontFragment, .addressErrorCode, .icmp,
    .passwordAlgorithms, .passwordAlgorithm)

  /// The attribute in words: `LIFETIME (0x000d)`, and its number alone where it is unknown.
  static func label(_ type: UInt16) -> String {
    names[type].map { "\($0) (\(type.hex))" } ?? "attribute \(type.hex)"
  }

  private static func names<each Value>(
    _ keys: repeat AttributeKey<each Value>
  ) -> [UInt16: String] {
    var names: [UInt16: String] = [:]
    for key in repeat each keys { names[key.type] = key.name }
    return names
  }
}
