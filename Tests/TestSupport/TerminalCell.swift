/// What a terminal shows in one place, and how.
package struct TerminalCell: Equatable, Sendable {
  /// One character with what combines with it; empty in the second half of a wide one.
  package var text = " "
  package var rendition = Rendition()

  var look: TerminalCell {
    guard text == " " else { return self }
    var look = self
    look.rendition.attributes.formIntersection([4, 7])
    if look.rendition.attributes.isEmpty { look.rendition.foreground = nil }
    return look
  }

  /// The attributes and colours of SGR (ECMA-48 §8.3.117), as the terminal was told them.
  package struct Rendition: Hashable, Sendable {
    /// 1 is bold, 2 faint, 4 underlined, 7 reversed.
    package var attributes: Set<Int> = []
    /// `nil`: the terminal's own.
    package var foreground: String?
    package var background: String?

    /// Takes the parameters of one sequence, for example `1;38;5;210`.
    mutating func take(_ parameters: String) {
      var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
      while let first = rest.popFirst() {
        switch Int(first) ?? (first.isEmpty ? 0 : -1) {
        case 38: foreground = Self.colour(&rest)
        case 48: background = Self.colour(&rest)
        case let number: take(number, of: first)
        }
      }
    }

    private mutating func take(_ number: Int, of text: Substring) {
      switch number {
      case 0: self = Rendition()
      case 1...9: attributes.insert(number)
      case 22: attributes.subtract([1, 2])
      case 23...29: attributes.remove(number - 20)
      case 30...37, 90...97: foreground = "\(number)"
      case 40...47, 100...107: background = "\(number - 10)"
      case 39: foreground = nil
      case 49: background = nil
      // A colour with colons, which is one parameter.
      case _ where text.hasPrefix("38:"): foreground = String(text.dropFirst(3))
      case _ where text.hasPrefix("48:"): background = String(text.dropFirst(3))
      default: break
      }
    }

    /// `5;N`, or `2;R;G;B`.
    private static func colour(_ rest: inout ArraySlice<Substring>) -> String {
      let count = rest.first == "2" ? 4 : 2
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).joined(separator: ";")
    }
  }
}

extension Unicode.Scalar {
  /// How many cells a terminal gives it, roughly as `wcwidth` has it.
  var cells: Int {
    if [.nonspacingMark, .enclosingMark, .format].contains(properties.generalCategory) { return 0 }
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
