/// Percent-encoding (RFC 3986 §2.1).
enum PercentEncoding {
  /// Escapes all but the unreserved characters (RFC 3986 §2.3).
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      if byte.isAlphanumeric || "-._~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += byte < 16 ? "%0" : "%"
        result += String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// Undoes it; a `%` that starts none stands for itself.
  static func decoded(_ text: Substring) -> String {
    var rest = Array(text.utf8)[...]
    var decoded: [UInt8] = []
    while let byte = rest.popPercentDecoded() { decoded.append(byte) }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  /// Takes one byte, or the three characters that encode it; `nil` at the end.
  mutating func popPercentDecoded() -> UInt8? {
    guard let byte = popFirst() else { return nil }
    guard byte == UInt8(ascii: "%"), let high = first?.hexDigitValue,
      let low = dropFirst().first?.hexDigitValue
    else { return byte }
    self = dropFirst(2)
    return high << 4 | low
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isAlphanumeric: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }

  /// The value of a hexadecimal digit in either case; `nil` where it is none.
  var hexDigitValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x57
    default: nil
    }
  }
}
