/// Why bytes are not what they should be.
package enum DecodeError: Error, Hashable {
  /// The bytes end before what they begin does.
  case truncated(needed: Int, got: Int)
  /// The first byte belongs to some other protocol.
  case firstByte(UInt8, wanted: FrameKind)
  case cookie(UInt32)
  /// The length in the header is not a multiple of four.
  case unalignedLength(Int)
  /// Bytes follow the end that the header names.
  case trailingBytes(Int)
  /// An attribute claims more bytes than are left.
  case attributeOverrun(type: UInt16, length: Int, remaining: Int)
  /// The message is sound, but the value of one attribute is not.
  case value(type: UInt16, ValueFault)
  /// The message is sound, and demands that attributes of these types be understood.
  case incomprehensible([UInt16])
  /// A server of TLS tells that it is not spoken to in TLS (RFC 8446 §6).
  case tlsAlert
  /// A frame of a stream is longer than its reader takes.
  case frameTooLong(Int, limit: Int)
}

/// What a first byte was taken for.
package enum FrameKind: Hashable, Sendable {
  case message
  case channelData
  case either
}

/// What is wrong with the value of an attribute.
package enum ValueFault: Error, Hashable {
  case length(Int, needed: Int)
  case addressFamily(UInt8)
  case errorCode(class: UInt8, number: UInt8)
}

extension DecodeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .truncated(let needed, let got):
      "message cut short: \(got) bytes came where \(needed) are needed"
    case .firstByte(let byte, let wanted): wanted.denial(of: byte)
    case .cookie(let cookie):
      "not a STUN message: its cookie is \(cookie.hex), not \(MessageHeader.cookie.hex)"
    case .unalignedLength(let length):
      "malformed STUN message: its length of \(length) is not a multiple of 4"
    case .trailingBytes(let count):
      "malformed message: bytes that follow its stated end: \(count)"
    case .attributeOverrun(let type, let length, let remaining):
      "malformed STUN message: \(AttributeTable.label(type)) claims a length of \(length) "
        + "where \(remaining) is left"
    case .value(let type, let fault): "malformed \(AttributeTable.label(type)): \(fault)"
    case .incomprehensible(let types):
      "it demands attributes to be understood that no STUN or TURN client knows: "
        + types.map(\.hex).joined(separator: ", ")
    case .tlsAlert: "not STUN but an alert of TLS, which the server speaks on this port"
    case .frameTooLong(let length, let limit):
      "frame refused: it would be \(length) bytes long, and the limit is \(limit)"
    }
  }
}

extension ValueFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .length(let length, let needed):
      "its length is \(length) where \(needed) is needed"
    case .addressFamily(let family):
      "address family \(family.hex) is neither IPv4 (0x01) nor IPv6 (0x02)"
    case .errorCode(let hundreds, let number):
      "class \(hundreds) and number \(number) make no error code of 300 to 699"
    }
  }
}

extension FrameKind {
  /// Why no frame of this kind begins with this byte.
  fileprivate func denial(of byte: UInt8) -> String {
    let name =
      switch self {
      case .message: "not a STUN message"
      case .channelData: "not ChannelData"
      case .either: "neither STUN nor ChannelData"
      }
    return "\(name): the first byte is \(byte.hex) where \(firstBytes.lowerBound.hex) to "
      + "\(firstBytes.upperBound.hex) is due; another service may listen there"
  }

  /// The bytes that may come first (RFC 8656 §12).
  var firstBytes: ClosedRange<UInt8> {
    switch self {
    case .message: 0x00...0x3F
    case .channelData: 0x40...0x4F
    case .either: 0x00...0x4F
    }
  }
}
