/// A colour of the sRGB space, eight bits a channel.
package struct RGB: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`; `nil` for anything else.
  package init?(hex text: String) {
    let digits = text.dropFirst()
    guard text.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// The three bytes as one number, `0xrrggbb`.
  package var number: Int {
    Int(red) << 16 | Int(green) << 8 | Int(blue)
  }

  /// How well text in this colour reads on another, from 1 to 21 (WCAG 2.1, contrast ratio).
  package func contrast(with other: RGB) -> Double {
    let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// WCAG 2.1, relative luminance.
  private var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The channels as amounts of light, from 0 to 1.
  var linear: (red: Double, green: Double, blue: Double) {
    (Self.light[Int(red)], Self.light[Int(green)], Self.light[Int(blue)])
  }

  /// The amount of light of each channel value (IEC 61966-2-1).
  private static let light: [Double] = (0...255).map { value in
    let part = Double(value) / 255
    guard part > 0.04045 else { return part / 12.92 }
    let base = (part + 0.055) / 1.055
    // To the power of 2.4.
    return base * base * root(5, of: base * base)
  }

  /// The positive `degree`th root of a number between 0 and 1, by Newton's method.
  static func root(_ degree: Int, of value: Double) -> Double {
    guard value > 0 else { return 0 }
    let count = Double(degree)
    var root = 1.0
    while true {
      let power = (1..<degree).reduce(1.0) { product, _ in product * root }
      let next = root - (power * root - value) / (count * power)
      guard root - next > 1e-12 else { return next }
      root = next
    }
  }
}
