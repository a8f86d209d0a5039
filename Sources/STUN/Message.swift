/// A STUN message: what it is, whose transaction it belongs to, and its attributes in order.
///
/// Decoding keeps every attribute, the unknown ones too. Attributes are read and written through
/// the keys of the table: `try message.value(.lifetime)`.
package struct Message: Equatable, Sendable {
  package let type: MessageType
  package let transactionID: TransactionID
  package private(set) var attributes: [RawAttribute] = []

  package init(_ messageClass: MessageClass, _ method: Method, transactionID: TransactionID) {
    type = MessageType(messageClass, method)
    self.transactionID = transactionID
  }

  /// Decodes exactly one message (RFC 8489 §6.3), and judges neither integrity nor fingerprint.
  package init(decoding wire: [UInt8]) throws(DecodeError) {
    let header = try MessageHeader(of: wire)
    type = header.type
    transactionID = header.transactionID
    var walk = AttributeWalk(over: wire)
    while let place = try walk.next() {
      attributes.append(RawAttribute(type: place.type, value: Array(wire[place.value])))
    }
  }

  /// The value of the first attribute of this kind that counts; `nil` where there is none.
  ///
  /// What stands behind the integrity does not count: `TrailerOrder` has the rule.
  package func value<Value>(_ key: AttributeKey<Value>) throws(DecodeError) -> Value? {
    var order = TrailerOrder()
    for attribute in attributes where order.admits(attribute.type) && attribute.type == key.type {
      return try key.decoded(attribute.value, in: transactionID)
    }
    return nil
  }

  /// The numbers of comprehension-required attributes that the table does not have.
  ///
  /// A server answers them with 420 and lists them (RFC 8489 §6.3.1).
  package var unknownRequired: [UInt16] {
    var order = TrailerOrder()
    return attributes.filter {
      order.admits($0.type) && $0.isComprehensionRequired && AttributeTable.names[$0.type] == nil
    }.map(\.type)
  }

  package mutating func append<Value>(_ key: AttributeKey<Value>, _ value: Value) {
    attributes.append(key.encoded(value, in: transactionID))
  }

  package mutating func append(_ flag: AttributeKey<Void>) {
    append(flag, ())
  }

  package mutating func append(_ attribute: RawAttribute) {
    attributes.append(attribute)
  }
}
