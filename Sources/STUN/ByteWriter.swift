/// Bytes being written; numbers go out in network byte order.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  var count: Int { bytes.count }

  mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func append(contentsOf more: some Collection<UInt8>) {
    bytes.append(contentsOf: more)
  }

  mutating func append(zeros count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: count))
  }

  /// Adds zeros up to the next multiple of four.
  mutating func pad() {
    append(zeros: bytes.count.roundedUpToFour - bytes.count)
  }

  /// Replaces the two bytes at `offset`, which have been written already.
  mutating func overwrite(_ number: UInt16, at offset: Int) {
    bytes[offset] = UInt8(truncatingIfNeeded: number >> 8)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: number)
  }
}

extension Int {
  /// The least multiple of four that is not below this number.
  var roundedUpToFour: Int { (self + 3) & ~3 }
}
