/// How many colours may be sent to the terminal.
package enum ColourDepth: Int, Comparable, CaseIterable, Sendable {
  /// Attributes only: bold, underline, reverse, dim.
  case mono
  case eight
  case sixteen
  /// The sixteen, a cube of 6×6×6 and 24 greys.
  case indexed
  /// Colours are RGB values.
  case direct

  /// The depth for a terminal of so many colours, never more than is wished for.
  package init(terminalColours: Int, wish: ColourWish) {
    self = min(Self.capability(of: terminalColours), wish.limit)
  }

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  private static func capability(of colours: Int) -> ColourDepth {
    switch colours {
    case ..<8: .mono
    case ..<16: .eight
    case ..<256: .sixteen
    case 256...65_536: .indexed
    default: .direct
    }
  }
}

/// What the person asked for by `--color` or NO_COLOR.
package enum ColourWish: String, CaseIterable, Sendable {
  /// Whatever the terminal can do.
  case auto
  /// The same, though NO_COLOR is set.
  case always
  case indexed = "256"
  case sixteen = "16"
  case never

  /// The option if it was given, else what the environment's NO_COLOR says where it is not empty.
  package init(option: ColourWish?, noColour: String?) {
    let byEnvironment: ColourWish = noColour?.isEmpty ?? true ? .auto : .never
    self = option.flatMap { $0 == .auto ? nil : $0 } ?? byEnvironment
  }

  var limit: ColourDepth {
    switch self {
    case .auto, .always: .direct
    case .indexed: .indexed
    case .sixteen: .sixteen
    case .never: .mono
    }
  }
}
