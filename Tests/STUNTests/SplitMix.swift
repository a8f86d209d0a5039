import TestSupport

extension SplitMix {
  /// The bytes with one to four changed, and now and then some more or fewer at the end.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      bytes[Int.random(in: 0..<bytes.count, using: &self)] = UInt8(truncatingIfNeeded: next())
    }
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return bytes.dropLast(Int.random(in: 1...bytes.count, using: &self))
    case 1: return bytes + [UInt8](repeating: 0, count: Int.random(in: 1...8, using: &self))
    default: return bytes
    }
  }
}
