import Crypto

/// MESSAGE-INTEGRITY and MESSAGE-INTEGRITY-SHA256 (RFC 8489 §14.5 and §14.6).
///
/// The hash covers the message up to the attribute, as if the message ended with the attribute:
/// that is what the length in the header says while it is computed. It is taken over the bytes as
/// they came, since padding may be anything.
package enum Integrity {
  /// Says whether the attribute of the key's algorithm is right; `nil` where `wire` has none.
  package static func isValid(wire: [UInt8], key: IntegrityKey) -> Bool? {
    guard let place = AttributeWalk.place(of: key.attributeType, in: wire) else { return nil }
    let size = place.value.count
    guard key.codeSizes.contains(size), size.isMultiple(of: 4) else { return false }
    let code = code(over: wire, upTo: place.start, messageEnd: place.end, key: key)
    return differences(code, wire[place.value]) == 0
  }

  /// Ends the message with the attribute and makes its length include it.
  static func append(to writer: inout ByteWriter, key: IntegrityKey) {
    let start = writer.count
    let code = code(
      over: writer.bytes, upTo: start, messageEnd: start + key.wireSize, key: key)
    RawAttribute(type: key.attributeType, value: code).append(to: &writer)
    MessageHeader.setLength(in: &writer)
  }

  /// The bits in which two codes differ, in a time that does not tell where.
  private static func differences(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> UInt8 {
    zip(one, other).reduce(0) { bits, pair in bits | (pair.0 ^ pair.1) }
  }

  private static func code(
    over wire: [UInt8], upTo end: Int, messageEnd: Int, key: IntegrityKey
  ) -> [UInt8] {
    var header = ByteWriter(capacity: 4)
    header.append(contentsOf: wire[..<MessageHeader.lengthOffset])
    header.append(UInt16(truncatingIfNeeded: messageEnd - MessageHeader.size))
    let rest = wire[header.count..<end]
    let secret = SymmetricKey(data: key.bytes)
    return switch key.algorithm {
    case .sha1: code(HMAC<Insecure.SHA1>(key: secret), header.bytes, rest)
    case .sha256: code(HMAC<SHA256>(key: secret), header.bytes, rest)
    }
  }

  private static func code<Hash>(
    _ start: HMAC<Hash>, _ header: [UInt8], _ rest: ArraySlice<UInt8>
  ) -> [UInt8] {
    var hmac = start
    hmac.update(data: header)
    hmac.update(data: rest)
    return Array(hmac.finalize())
  }
}

extension IntegrityKey {
  var attributeType: UInt16 {
    switch algorithm {
    case .sha1: AttributeKey.messageIntegrity.type
    case .sha256: AttributeKey.messageIntegritySHA256.type
    }
  }

  /// The bytes the whole attribute takes.
  var wireSize: Int { RawAttribute.headerSize + codeSizes.upperBound }

  /// The bytes a code has: that of SHA-256 may be cut, to a multiple of four.
  fileprivate var codeSizes: ClosedRange<Int> {
    switch algorithm {
    case .sha1: 20...20
    case .sha256: 16...32
    }
  }
}
