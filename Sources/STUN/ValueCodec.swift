/// How one kind of attribute value is written and read; the transaction masks XOR addresses.
struct ValueCodec<Value>: Sendable {
  let encode: @Sendable (Value, inout ByteWriter, TransactionID) -> Void
  let decode: @Sendable (inout ByteReader, TransactionID) throws(ValueFault) -> Value
}

extension ValueCodec where Value: FixedWidthInteger & UnsignedInteger & SendableMetatype {
  /// A number that fills the value.
  static var number: ValueCodec { number(reserved: 0) }

  /// A number, and after it bytes that are sent as zero and ignored on receipt.
  static func number(reserved: Int) -> ValueCodec {
    ValueCodec { value, writer, _ in
      writer.append(value)
      writer.append(zeros: reserved)
    } decode: { reader, _ throws(ValueFault) in
      let value = try reader.integer(Value.self)
      try reader.skip(reserved)
      return value
    }
  }
}

extension ValueCodec where Value == [UInt8] {
  /// Bytes kept as they are.
  static let bytes = ValueCodec { value, writer, _ in
    writer.append(contentsOf: value)
  } decode: { reader, _ throws(ValueFault) in
    reader.rest()
  }

  /// Bytes of which there must be exactly `count` on receipt.
  static func bytes(_ count: Int) -> ValueCodec {
    ValueCodec { value, writer, _ in
      writer.append(contentsOf: value)
    } decode: { reader, _ throws(ValueFault) in
      try reader.bytes(count)
    }
  }
}

extension ValueCodec where Value == String {
  /// Text for people: what is not UTF-8 is repaired, and NULs that a sender counted in are dropped.
  static let text = ValueCodec { value, writer, _ in
    writer.append(contentsOf: value.utf8)
  } decode: { reader, _ throws(ValueFault) in
    String(text: reader.rest())
  }
}

extension String {
  init(text bytes: [UInt8]) {
    let end = bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    self.init(decoding: bytes[..<end], as: UTF8.self)
  }
}

extension ValueCodec where Value == [UInt16] {
  /// Numbers up to the end of the value.
  static let numbers = ValueCodec { value, writer, _ in
    for number in value { writer.append(number) }
  } decode: { reader, _ throws(ValueFault) in
    var numbers: [UInt16] = []
    while reader.remaining > 0 { numbers.append(try reader.integer()) }
    return numbers
  }
}

extension ValueCodec where Value == Void {
  /// No value: the attribute says all by being there.
  static let flag = ValueCodec { _, _, _ in
  } decode: { _, _ throws(ValueFault) in
    ()
  }
}

extension ValueCodec where Value == Bool {
  /// The first bit of one byte, whose other bits are reserved.
  static let firstBit = ValueCodec { value, writer, _ in
    writer.append(value ? 0x80 : 0 as UInt8)
  } decode: { reader, _ throws(ValueFault) in
    try reader.integer(UInt8.self) & 0x80 != 0
  }
}
