/// The number and the words with which a server refuses (RFC 8489 §14.8).
package struct ErrorCode: Hashable, Sendable {
  /// A number of 300 to 699.
  package var code: Int
  /// The server's own words, which decide nothing.
  package var reason: String

  package init(code: Int, reason: String) {
    self.code = code
    self.reason = reason
  }
}

extension ErrorCode: CustomStringConvertible {
  /// The refusal in one line: `437 Allocation Mismatch`; of a long reason its beginning.
  package var description: String { reason.isEmpty ? "\(code)" : "\(code) \(shortReason)" }

  private var shortReason: String {
    let scalars = reason.unicodeScalars
    guard scalars.count > Self.longestShown else { return reason }
    return String(scalars.prefix(Self.longestShown - 3)) + "..."
  }

  /// In characters: twice the longest words of the RFCs.
  private static let longestShown = 80
}

/// The codes of RFC 8489 §14.8 and RFC 8656 §19, with the words given there.
extension ErrorCode {
  package static let tryAlternate = ErrorCode(code: 300, reason: "Try Alternate")
  package static let badRequest = ErrorCode(code: 400, reason: "Bad Request")
  package static let unauthenticated = ErrorCode(code: 401, reason: "Unauthenticated")
  package static let forbidden = ErrorCode(code: 403, reason: "Forbidden")
  package static let unknownAttribute = ErrorCode(code: 420, reason: "Unknown Attribute")
  package static let allocationMismatch = ErrorCode(code: 437, reason: "Allocation Mismatch")
  package static let staleNonce = ErrorCode(code: 438, reason: "Stale Nonce")
  package static let addressFamilyNotSupported = ErrorCode(
    code: 440, reason: "Address Family not Supported")
  package static let wrongCredentials = ErrorCode(code: 441, reason: "Wrong Credentials")
  package static let unsupportedTransportProtocol = ErrorCode(
    code: 442, reason: "Unsupported Transport Protocol")
  package static let peerAddressFamilyMismatch = ErrorCode(
    code: 443, reason: "Peer Address Family Mismatch")
  package static let allocationQuotaReached = ErrorCode(
    code: 486, reason: "Allocation Quota Reached")
  package static let serverError = ErrorCode(code: 500, reason: "Server Error")
  package static let insufficientCapacity = ErrorCode(code: 508, reason: "Insufficient Capacity")
}

extension ValueCodec where Value == ErrorCode {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |           Reserved, should be 0         |Class|     Number    |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |      Reason Phrase (variable)                                ..
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  static let errorCode = ValueCodec { value, writer, _ in
    writer.append(zeros: 2)
    writer.append(value)
  } decode: { reader, _ throws(ValueFault) in
    try reader.skip(2)
    return try reader.errorCode()
  }
}

extension ByteWriter {
  mutating func append(_ error: ErrorCode) {
    append(UInt8(truncatingIfNeeded: error.code / 100) & 0x07)
    append(UInt8(truncatingIfNeeded: error.code % 100))
    append(contentsOf: error.reason.utf8)
  }
}

extension ByteReader {
  /// Reads class, number and reason, and throws where they make no code of 300 to 699.
  mutating func errorCode() throws(ValueFault) -> ErrorCode {
    let hundreds = try integer(UInt8.self) & 0x07
    let number: UInt8 = try integer()
    guard (3...6).contains(hundreds), number < 100 else {
      throw .errorCode(class: hundreds, number: number)
    }
    return ErrorCode(code: Int(hundreds) * 100 + Int(number), reason: String(text: rest()))
  }
}
