// The table: every attribute this module knows, one row each, by the kind of its value.

extension AttributeKey where Value == TransportAddress {
  /// RFC 8489 §14.1.
  package static let mappedAddress = Self(0x0001, "MAPPED-ADDRESS", .address)
  /// RFC 8489 §14.2.
  package static let xorMappedAddress = Self(0x0020, "XOR-MAPPED-ADDRESS", .xorAddress)
  /// RFC 8489 §14.15.
  package static let alternateServer = Self(0x8023, "ALTERNATE-SERVER", .address)
  /// RFC 8656 §18.3.
  package static let xorPeerAddress = Self(0x0012, "XOR-PEER-ADDRESS", .xorAddress)
  /// RFC 8656 §18.5.
  package static let xorRelayedAddress = Self(0x0016, "XOR-RELAYED-ADDRESS", .xorAddress)
  /// RFC 5780 §7.3: where the answer was sent from.
  package static let responseOrigin = Self(0x802B, "RESPONSE-ORIGIN", .address)
  /// RFC 5780 §7.4: another address and port of the same server.
  package static let otherAddress = Self(0x802C, "OTHER-ADDRESS", .address)
}

extension AttributeKey where Value == [UInt8] {
  /// RFC 8489 §14.3.
  package static let username = Self(0x0006, "USERNAME", .bytes)
  /// RFC 8489 §14.4: SHA-256 of the username, a colon and the realm.
  package static let userhash = Self(0x001E, "USERHASH", .bytes(32))
  /// RFC 8489 §14.5; `Message.encoded` adds it.
  package static let messageIntegrity = Self(0x0008, "MESSAGE-INTEGRITY", .bytes(20))
  /// RFC 8489 §14.6; `Message.encoded` adds it.
  package static let messageIntegritySHA256 = Self(0x001C, "MESSAGE-INTEGRITY-SHA256", .bytes)
  /// RFC 8489 §14.9.
  package static let realm = Self(0x0014, "REALM", .bytes)
  /// RFC 8489 §14.10.
  package static let nonce = Self(0x0015, "NONCE", .bytes)
  /// RFC 8656 §18.4.
  package static let data = Self(0x0013, "DATA", .bytes)
  /// RFC 8656 §18.10.
  package static let reservationToken = Self(0x0022, "RESERVATION-TOKEN", .bytes(8))
}

extension AttributeKey where Value == UInt8 {
  /// RFC 8656 §18.8: an IP protocol number, 17 for UDP.
  package static let requestedTransport = Self(0x0019, "REQUESTED-TRANSPORT", .number(reserved: 3))
}

extension AttributeKey where Value == UInt16 {
  /// RFC 8656 §18.1.
  package static let channelNumber = Self(0x000C, "CHANNEL-NUMBER", .number(reserved: 2))
}

extension AttributeKey where Value == UInt32 {
  /// RFC 8489 §14.7; `Message.encoded` adds it.
  package static let fingerprint = Self(0x8028, "FINGERPRINT", .number)
  /// RFC 8656 §18.2, in seconds.
  package static let lifetime = Self(0x000D, "LIFETIME", .number)
}

extension AttributeKey where Value == [UInt16] {
  /// RFC 8489 §14.13.
  package static let unknownAttributes = Self(0x000A, "UNKNOWN-ATTRIBUTES", .numbers)
}

extension AttributeKey where Value == String {
  /// RFC 8489 §14.14.
  package static let software = Self(0x8022, "SOFTWARE", .text)
  /// RFC 8489 §14.16.
  package static let alternateDomain = Self(0x8003, "ALTERNATE-DOMAIN", .text)
}

extension AttributeKey where Value == ErrorCode {
  /// RFC 8489 §14.8.
  package static let errorCode = Self(0x0009, "ERROR-CODE", .errorCode)
}

extension AttributeKey where Value == AddressErrorCode {
  /// RFC 8656 §18.12.
  package static let addressErrorCode = Self(0x8001, "ADDRESS-ERROR-CODE", .addressErrorCode)
}

extension AttributeKey where Value == ICMPError {
  /// RFC 8656 §18.13.
  package static let icmp = Self(0x8004, "ICMP", .icmp)
}

extension AttributeKey where Value == [PasswordAlgorithm] {
  /// RFC 8489 §14.11: what the server takes, the best first.
  package static let passwordAlgorithms = Self(0x8002, "PASSWORD-ALGORITHMS", .algorithms)
}

extension AttributeKey where Value == PasswordAlgorithm {
  /// RFC 8489 §14.12: what the client chose.
  package static let passwordAlgorithm = Self(0x001D, "PASSWORD-ALGORITHM", .algorithm)
}

extension AttributeKey where Value == IPAddress.Family {
  /// RFC 8656 §18.6; without it the client asks for IPv4.
  package static let requestedAddressFamily = Self(0x0017, "REQUESTED-ADDRESS-FAMILY", .family)
  /// RFC 8656 §18.11: IPv6, asked for besides IPv4.
  package static let additionalAddressFamily = Self(0x8000, "ADDITIONAL-ADDRESS-FAMILY", .family)
}

extension AttributeKey where Value == Bool {
  /// RFC 8656 §18.7: an even port, and whether the next one is to be reserved.
  package static let evenPort = Self(0x0018, "EVEN-PORT", .firstBit)
}

extension AttributeKey where Value == Void {
  /// RFC 8656 §18.9.
  package static let dontFragment = Self(0x001A, "DONT-FRAGMENT", .flag)
}
