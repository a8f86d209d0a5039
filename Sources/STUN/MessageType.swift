/// The class and the method of a message, the first 16 bits of its header (RFC 8489 §5).
package struct MessageType: Hashable, Sendable {
  package var messageClass: MessageClass
  package var method: Method

  package init(_ messageClass: MessageClass, _ method: Method) {
    self.messageClass = messageClass
    self.method = method
  }

  //  0                 1
  //  2  3  4 5 6 7 8 9 0 1 2 3 4 5
  // +--+--+-+-+-+-+-+-+-+-+-+-+-+-+
  // |M |M |M|M|M|C|M|M|M|C|M|M|M|M|
  // |11|10|9|8|7|1|6|5|4|0|3|2|1|0|
  // +--+--+-+-+-+-+-+-+-+-+-+-+-+-+

  /// The type these 16 bits stand for; `nil` where one of the first two bits is set.
  package init?(rawValue: UInt16) {
    guard rawValue < 0x4000, let messageClass = MessageClass(rawValue: rawValue & 0x0110)
    else { return nil }
    self.messageClass = messageClass
    method = Method(
      rawValue: rawValue & 0x000F | (rawValue & 0x00E0) >> 1 | (rawValue & 0x3E00) >> 2)
  }

  package var rawValue: UInt16 {
    let number = method.rawValue
    return messageClass.rawValue | number & 0x000F | (number & 0x0070) << 1
      | (number & 0x0F80) << 2
  }
}

extension MessageType: CustomStringConvertible {
  package var description: String { "\(method) \(messageClass)" }
}

/// What a message is for, as the two class bits of its type at their place.
package enum MessageClass: UInt16, Sendable, CaseIterable {
  case request = 0x0000
  case indication = 0x0010
  case success = 0x0100
  case failure = 0x0110
}
