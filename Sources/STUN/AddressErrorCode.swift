/// Why a server gave no relayed address of one family, while it gave one of the other
/// (RFC 8656 §18.12).
package struct AddressErrorCode: Hashable, Sendable {
  package var family: IPAddress.Family
  package var error: ErrorCode

  package init(family: IPAddress.Family, error: ErrorCode) {
    self.family = family
    self.error = error
  }
}

extension ValueCodec where Value == AddressErrorCode {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |  Family       |    Reserved             |Class|     Number    |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |      Reason Phrase (variable)                                ..
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  static let addressErrorCode = ValueCodec { value, writer, _ in
    writer.append(value.family.rawValue)
    writer.append(zeros: 1)
    writer.append(value.error)
  } decode: { reader, _ throws(ValueFault) in
    let family = try reader.family()
    try reader.skip(1)
    return AddressErrorCode(family: family, error: try reader.errorCode())
  }
}
