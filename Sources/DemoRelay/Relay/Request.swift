import STUN

/// A message that was read, with the bytes it was read from.
struct Request {
  let message: Message
  let wire: [UInt8]

  /// The message in `wire`; `nil` where it is none or its fingerprint is wrong (RFC 8489 §6.3).
  init?(decoding wire: [UInt8]) {
    guard let message = try? Message(decoding: wire), Fingerprint.isValid(wire: wire) != false
    else { return nil }
    self.message = message
    self.wire = wire
  }

  /// The value of an attribute; refuses with 400 where it is malformed.
  func value<Value>(_ key: AttributeKey<Value>) throws(Refusal) -> Value? {
    do throws(DecodeError) {
      return try message.value(key)
    } catch {
      throw Refusal(.badRequest)
    }
  }

  /// The value of an attribute; refuses with 400 where it is malformed or missing.
  func required<Value>(_ key: AttributeKey<Value>) throws(Refusal) -> Value {
    guard let value = try value(key) else { throw Refusal(.badRequest) }
    return value
  }

  /// Every peer the message names; refuses with 400 where one is malformed or none is there.
  func peers() throws(Refusal) -> [TransportAddress] {
    guard let peers = try? message.values(.xorPeerAddress), !peers.isEmpty else {
      throw Refusal(.badRequest)
    }
    return peers
  }

  /// Refuses with 420 where the message holds what must be understood and is not.
  func refuseUnknown() throws(Refusal) {
    let unknown = message.unknownRequired
    guard unknown.isEmpty else { throw Refusal(unknown: unknown) }
  }

  func reply(_ messageClass: MessageClass) -> Message {
    Message(messageClass, message.type.method, transactionID: message.transactionID)
  }
}
