/// A cursor over the bytes of one attribute value; numbers are in network byte order.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var remaining: Int { bytes.count - position }

  /// Reads one number, and throws where the value ends before it does.
  mutating func integer<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type = Number.self
  ) throws(ValueFault) -> Number {
    let start = try advance(Number.bitWidth / 8)
    return bytes.integer(at: start)
  }

  /// Reads the next `count` bytes, and throws where the value ends before they do.
  mutating func bytes(_ count: Int) throws(ValueFault) -> [UInt8] {
    let start = try advance(count)
    return Array(bytes[start..<start + count])
  }

  /// Reads all that is left.
  mutating func rest() -> [UInt8] {
    defer { position = bytes.count }
    return position == 0 ? bytes : Array(bytes[position...])
  }

  /// Passes over `count` bytes whose content is ignored on receipt.
  mutating func skip(_ count: Int) throws(ValueFault) {
    _ = try advance(count)
  }

  /// Throws where bytes are left that the value should not have.
  func finish() throws(ValueFault) {
    guard remaining == 0 else { throw .length(bytes.count, needed: position) }
  }

  private mutating func advance(_ count: Int) throws(ValueFault) -> Int {
    guard count <= remaining else { throw .length(bytes.count, needed: position + count) }
    defer { position += count }
    return position
  }
}

extension [UInt8] {
  /// The number in network byte order at `offset`; the caller has checked that it lies within.
  func integer<Number: FixedWidthInteger & UnsignedInteger>(at offset: Int) -> Number {
    var number: Number = 0
    for index in offset..<offset + Number.bitWidth / 8 {
      number = number << 8 | Number(truncatingIfNeeded: self[index])
    }
    return number
  }
}
