import STUN

/// What the value of an attribute says, for showing.
enum AttributeWords {
  /// The value in words; in hexadecimal where the attribute is not spoken here, and with a word of
  /// it where it is broken.
  static func words(_ type: UInt16, _ value: [UInt8], _ id: TransactionID) -> DisplayText {
    guard let read = table[type] else { return hexadecimal(value) }
    return read(value, id) ?? "malformed: \(hexadecimal(value))"
  }

  private typealias Reader = @Sendable ([UInt8], TransactionID) -> DisplayText?

  private static let table = Dictionary(addresses + words + numbers + lists + choices) { first, _ in
    first
  }

  private static let addresses: [(UInt16, Reader)] = [
    AttributeKey.mappedAddress, .xorMappedAddress, .alternateServer, .xorPeerAddress,
    .xorRelayedAddress, .responseOrigin, .otherAddress,
  ].map { key in row(key) { DisplayText(sanitizing: "\($0)") } }

  private static let words: [(UInt16, Reader)] = [
    row(.realm) { text($0) },
    row(.nonce) { text($0) },
    row(.data) { hexadecimal($0) },
    row(.software) { DisplayText(sanitizing: $0) },
    row(.alternateDomain) { DisplayText(sanitizing: $0) },
    row(.errorCode) { DisplayText(sanitizing: "\($0)") },
  ]

  private static let numbers: [(UInt16, Reader)] = [
    row(.requestedTransport) { protocols[$0] ?? "protocol \($0)" },
    row(.channelNumber) { "0x\(Hex.text($0.bigEndianBytes))" },
    row(.fingerprint) { "0x\(Hex.text($0.bigEndianBytes))" },
    row(.lifetime) { "\($0) s" },
  ]

  private static let lists: [(UInt16, Reader)] = [
    row(.unknownAttributes) { types in
      types.prefix(16).map { Dissection.name(of: $0) }.joined(separator: ", ")
    },
    row(.passwordAlgorithms) { $0.prefix(8).map(name).joined(separator: ", ") },
    row(.passwordAlgorithm) { name(of: $0) },
  ]

  private static let choices: [(UInt16, Reader)] = [
    row(.requestedAddressFamily) { name(of: $0) },
    row(.additionalAddressFamily) { name(of: $0) },
    row(.addressErrorCode) { "\(name(of: $0.family)): \(DisplayText(sanitizing: "\($0.error)"))" },
    row(.icmp) { "type \($0.type), code \($0.code)" },
    row(.evenPort) { $0 ? "and the next one" : "without the next one" },
    row(.dontFragment) { "set" },
  ]

  /// IP protocols (IANA's registry).
  private static let protocols: [UInt8: DisplayText] = [17: "17, UDP", 6: "6, TCP"]

  private static func row<Value>(
    _ key: AttributeKey<Value>, _ words: @escaping @Sendable (Value) -> DisplayText
  ) -> (UInt16, Reader) {
    (key.type, { value, id in (try? key.decoded(value, in: id)).map(words) })
  }

  private static func name(of family: IPAddress.Family) -> DisplayText {
    family == .v4 ? "IPv4" : "IPv6"
  }

  private static func name(of algorithm: PasswordAlgorithm) -> DisplayText {
    switch algorithm.hash {
    case .md5: "MD5"
    case .sha256: "SHA-256"
    case nil: "algorithm \(algorithm.number)"
    }
  }

  /// Text as it is, other bytes as numbers.
  private static func text(_ bytes: [UInt8]) -> DisplayText {
    guard let text = String(validating: bytes, as: UTF8.self) else { return hexadecimal(bytes) }
    return DisplayText(sanitizing: text)
  }

  /// The first bytes, which are all in the dump.
  private static func hexadecimal(_ bytes: [UInt8]) -> DisplayText {
    guard !bytes.isEmpty else { return "empty" }
    return bytes.count > 16 ? "\(Hex.text(bytes.prefix(16)))~" : Hex.text(bytes)
  }
}

extension FixedWidthInteger {
  /// The number's bytes in network byte order.
  fileprivate var bigEndianBytes: [UInt8] {
    stride(from: Self.bitWidth - 8, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: self >> $0)
    }
  }
}
