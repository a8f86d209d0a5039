/// An attribute as it came or goes: its number, and its value without padding (RFC 8489 §14).
package struct RawAttribute: Hashable, Sendable {
  package var type: UInt16
  package var value: [UInt8]

  package init(type: UInt16, value: [UInt8]) {
    self.type = type
    self.value = value
  }

  static let headerSize = 4

  /// Whether a receiver that does not know the attribute must refuse the message.
  package var isComprehensionRequired: Bool { type < 0x8000 }

  /// The bytes it takes in a message, header and padding included.
  var wireSize: Int { Self.headerSize + value.count.roundedUpToFour }

  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |         Type                  |            Length             |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                         Value (variable)                ....
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  /// Writes the attribute and pads it with zeros to a multiple of four bytes.
  func append(to writer: inout ByteWriter) {
    writer.append(type)
    writer.append(UInt16(truncatingIfNeeded: value.count))
    writer.append(contentsOf: value)
    writer.pad()
  }
}
