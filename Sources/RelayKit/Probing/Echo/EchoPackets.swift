/// The packets of one echo: each is known again by its bytes, and none by anybody else's.
///
/// ```
/// nonce, 8 bytes | sequence number, 4 bytes | the nonce over and over
/// ```
package struct EchoPackets: Equatable, Sendable {
  let nonce: UInt64
  let payload: Int

  private static let numberOffset = 8
  private static let fillOffset = 12

  /// Packets of `payload` bytes, at least 12; `nonce` is drawn anew for each echo.
  package init(nonce: UInt64, payload: Int) {
    self.nonce = nonce
    self.payload = max(payload, Self.fillOffset)
  }

  package func packet(_ number: Int) -> [UInt8] {
    let nonce = Self.bytes(of: nonce)
    let head = nonce + Self.bytes(of: UInt32(truncatingIfNeeded: number))
    return head + (0..<payload - Self.fillOffset).map { nonce[$0 % nonce.count] }
  }

  /// The number of the packet that these bytes are; `nil` where they are none of this echo's.
  package func number(of data: [UInt8]) -> Int? {
    guard data.count == payload else { return nil }
    let number = data[Self.numberOffset..<Self.fillOffset].reduce(0) { $0 << 8 | Int($1) }
    return packet(number) == data ? number : nil
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
