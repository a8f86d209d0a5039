/// An attribute's number and name, and how its value is written and read.
package struct AttributeKey<Value>: Sendable {
  package let type: UInt16
  /// The name as the RFC spells it.
  package let name: String
  private let codec: ValueCodec<Value>

  init(_ type: UInt16, _ name: String, _ codec: ValueCodec<Value>) {
    self.type = type
    self.name = name
    self.codec = codec
  }

  func encoded(_ value: Value, in transactionID: TransactionID) -> RawAttribute {
    var writer = ByteWriter()
    codec.encode(value, &writer, transactionID)
    return RawAttribute(type: type, value: writer.bytes)
  }

  package func decoded(_ bytes: [UInt8], in transactionID: TransactionID) throws(DecodeError)
    -> Value
  {
    do throws(ValueFault) {
      var reader = ByteReader(bytes)
      let value = try codec.decode(&reader, transactionID)
      try reader.finish()
      return value
    } catch {
      throw .value(type: type, error)
    }
  }
}
