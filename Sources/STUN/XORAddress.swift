extension ValueCodec where Value == TransportAddress {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |0 0 0 0 0 0 0 0|    Family     |         X-Port                |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                X-Address (Variable)
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  /// An address masked with the cookie and the transaction (RFC 8489 §14.2).
  ///
  /// Some NATs rewrite every address they find in a payload; masked, they do not find it.
  static let xorAddress = ValueCodec { value, writer, transactionID in
    address.encode(value.masked(by: transactionID), &writer, transactionID)
  } decode: { reader, transactionID throws(ValueFault) in
    try address.decode(&reader, transactionID).masked(by: transactionID)
  }
}

extension TransportAddress {
  /// The address with its bits exclusive-ored with the mask, which is its own inverse.
  fileprivate func masked(by transactionID: TransactionID) -> TransportAddress {
    let cookie = UInt128(MessageHeader.cookie)
    let mask = ip.family == .v4 ? cookie : cookie << 96 | transactionID.number
    return TransportAddress(
      ip: IPAddress(ip.family, number: ip.number ^ mask),
      port: port ^ UInt16(truncatingIfNeeded: cookie >> 16))
  }
}
