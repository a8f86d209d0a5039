import STUN
import Testing

/// An attribute's value beside its bytes on the wire.
struct AttributeFixture: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Encodes the value and decodes the bytes, and compares both.
  let check: @Sendable () throws -> Void

  init<Value: Equatable & Sendable>(
    _ key: AttributeKey<Value>, _ value: Value, _ digits: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    testDescription = "\(key.name) \(value)"
    check = {
      var message = Message(.success, .allocate, transactionID: Self.transactionID)
      message.append(key, value)
      let attribute = RawAttribute(type: key.type, value: hex(digits))
      #expect(message.attributes == [attribute], sourceLocation: sourceLocation)
      let decoded = try message.value(key)
      #expect(decoded == value, sourceLocation: sourceLocation)
    }
  }

  /// The identifier of the vectors of RFC 5769, whose masked addresses are used here.
  private static let transactionID =
    TransactionID(bytes: Vector.request.transactionID) ?? .counting

  private static let v4 = TransportAddress(ip: IPAddress(192, 0, 2, 1), port: 32853)
  private static let v6 = TransportAddress(
    ip: IPAddress(bytes: hex("20010db8 12345678 00112233 44556677")) ?? IPAddress(0, 0, 0, 0),
    port: 32853)
  private static let maskedV4 = "0001a147 e112a643"
  private static let maskedV6 = "0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9"

  static let all = [
    AttributeFixture(.mappedAddress, v4, "00018055 c0000201"),
    AttributeFixture(.mappedAddress, v6, "00028055 20010db8 12345678 00112233 44556677"),
    AttributeFixture(.xorMappedAddress, v4, maskedV4),
    AttributeFixture(.xorMappedAddress, v6, maskedV6),
    AttributeFixture(.xorPeerAddress, v4, maskedV4),
    AttributeFixture(.xorPeerAddress, v6, maskedV6),
    AttributeFixture(.xorRelayedAddress, v4, maskedV4),
    AttributeFixture(.xorRelayedAddress, v6, maskedV6),
    AttributeFixture(.alternateServer, v4, "00018055 c0000201"),
    AttributeFixture(.responseOrigin, v4, "00018055 c0000201"),
    AttributeFixture(.otherAddress, v4, "00018055 c0000201"),
    AttributeFixture(.username, Array("user".utf8), "75736572"),
    AttributeFixture(.userhash, Array(1...32), digits(1...32)),
    AttributeFixture(.messageIntegrity, Array(1...20), digits(1...20)),
    AttributeFixture(.messageIntegritySHA256, Array(1...16), digits(1...16)),
    AttributeFixture(.realm, Array("a.b".utf8), "612e62"),
    AttributeFixture(.nonce, Array("n1".utf8), "6e31"),
    AttributeFixture(.data, [0, 255], "00ff"),
    AttributeFixture(.data, [], ""),
    AttributeFixture(.reservationToken, Array(1...8), "01020304 05060708"),
    AttributeFixture(.requestedTransport, 17, "11000000"),
    AttributeFixture(.channelNumber, 0x4001, "40010000"),
    AttributeFixture(.fingerprint, 0xE57A_3BCF, "e57a3bcf"),
    AttributeFixture(.lifetime, 600, "00000258"),
    AttributeFixture(.unknownAttributes, [0x0024, 0x7FFF], "00247fff"),
    AttributeFixture(.software, "Größe", "4772c3b6 c39f65"),
    AttributeFixture(.alternateDomain, "turn.example", "7475726e 2e657861 6d706c65"),
    AttributeFixture(.errorCode, .tryAlternate, "00000300 54727920 416c7465 726e6174 65"),
    AttributeFixture(.errorCode, ErrorCode(code: 699, reason: ""), "00000663"),
    AttributeFixture(
      .addressErrorCode, AddressErrorCode(family: .v6, error: ErrorCode(code: 440, reason: "No")),
      "02000428 4e6f"),
    AttributeFixture(.icmp, ICMPError(type: 3, code: 4, data: 1400), "00000604 00000578"),
    AttributeFixture(.icmp, ICMPError(type: 127, code: 511), "0000ffff 00000000"),
    AttributeFixture(.requestedAddressFamily, .v4, "01000000"),
    AttributeFixture(.requestedAddressFamily, .v6, "02000000"),
    AttributeFixture(.additionalAddressFamily, .v6, "02000000"),
    AttributeFixture(.evenPort, true, "80"),
    AttributeFixture(.evenPort, false, "00"),
    AttributeFixture(.passwordAlgorithm, PasswordAlgorithm(.sha256), "00020000"),
    AttributeFixture(
      .passwordAlgorithms, [PasswordAlgorithm(.sha256), PasswordAlgorithm(.md5)],
      "00020000 00010000"),
    AttributeFixture(
      .passwordAlgorithms,
      [PasswordAlgorithm(number: 9, parameters: [1, 2, 3]), PasswordAlgorithm(.md5)],
      "00090003 01020300 00010000"),
  ]

  /// The numbers as two hexadecimal digits each.
  private static func digits(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
