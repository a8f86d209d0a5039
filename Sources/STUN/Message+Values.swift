extension Message {
  /// The values of every attribute of this kind that counts, in order.
  ///
  /// Only XOR-PEER-ADDRESS stands more than once for a reason (RFC 8656 §10.1).
  package func values<Value>(_ key: AttributeKey<Value>) throws(DecodeError) -> [Value] {
    var order = TrailerOrder()
    var values: [Value] = []
    for attribute in attributes where order.admits(attribute.type) && attribute.type == key.type {
      values.append(try key.decoded(attribute.value, in: transactionID))
    }
    return values
  }
}
