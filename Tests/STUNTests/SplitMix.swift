/// The generator of Steele, Lea and Flood: small, and the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

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
