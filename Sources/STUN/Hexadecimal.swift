extension FixedWidthInteger {
  /// The number in hexadecimal, all its digits written out: `0x002a`.
  var hex: String {
    let digits = String(self, radix: 16)
    return "0x" + String(repeating: "0", count: Self.bitWidth / 4 - digits.count) + digits
  }
}
