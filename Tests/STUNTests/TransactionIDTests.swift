import STUN
import TestSupport
import Testing

@Suite struct TransactionIDTests {
  @Test func `keeps its bytes`() {
    let bytes = hex("f0e1d2c3 b4a59687 78695a4b")
    #expect(TransactionID(bytes: bytes)?.bytes == bytes)
  }

  @Test(arguments: [0, 11, 13, 16])
  func `is of twelve bytes, no more and no less`(count: Int) {
    #expect(TransactionID(bytes: [UInt8](repeating: 0, count: count)) == nil)
  }

  @Test(.pitfall(.foreignAnswer)) func `takes its 96 bits from the generator`() {
    var generator = Repeating(numbers: [0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210])
    let id = TransactionID.random(using: &generator)
    #expect(id.bytes == hex("89abcdef fedcba98 76543210"))
  }
}

extension TransactionID {
  /// The identifier of the bytes 0 to 11.
  static let counting = TransactionID(bytes: 0..<12 as Range<UInt8>) ?? zero
  private static var zero: TransactionID {
    var zeros = Repeating(numbers: [0])
    return .random(using: &zeros)
  }
}

/// A generator that gives the same numbers over and over.
struct Repeating: RandomNumberGenerator {
  let numbers: [UInt64]
  private var index = 0

  init(numbers: [UInt64]) {
    self.numbers = numbers
  }

  mutating func next() -> UInt64 {
    defer { index += 1 }
    return numbers[index % numbers.count]
  }
}
