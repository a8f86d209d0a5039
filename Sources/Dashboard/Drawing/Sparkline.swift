import RelayKit

/// The latest samples as a line, oldest at the left, two samples a cell.
///
/// A sample's height is how far it is above the fastest of its server, in four levels; a lost one
/// is a mark at the top with nothing beneath it:
/// ```
/// braille  ⣀⣀⣄⣀⡉⣀    ascii  __-_x_
/// ```
/// A tick changes one cell. When the line is full, it moves left by a third of its length, and from
/// then on a cell is drawn once both its samples are in; lines of different `phase` do so at
/// different ticks, so that no tick repaints them all.
package struct Sparkline: Equatable, Sendable {
  /// Oldest first.
  var history: [Sample]
  /// How many samples there were in all, those before `history` included.
  var total: Int
  /// What heights are measured from; `nil` while nothing was answered.
  var fastest: Duration?
  var phase: Int

  package init(history: [Sample], total: Int, fastest: Duration?, phase: Int) {
    self.history = history
    self.total = total
    self.fastest = fastest
    self.phase = phase
  }

  package func text(width: Int, glyphs: GlyphSet) -> StyledText {
    let samples = window(capacity: 2 * width)
    return stride(from: 0, to: samples.count, by: 2).reduce(.empty) { line, index in
      let pair = samples[index..<min(index + 2, samples.count)].map(mark)
      let role: Role = pair.contains(.lost) ? .trouble : .text
      return line + StyledText(glyphs.cell(pair), role)
    }
  }

  /// The samples shown: from a start that moves by whole steps.
  private func window(capacity: Int) -> [Sample] {
    guard total > capacity, capacity > 0 else { return Array(history.suffix(max(capacity, 0))) }
    let step = max(capacity / 6 * 2, 2)
    let earliest = total - capacity
    let start = earliest + (phase - earliest).modulo(step)
    let count = total - start
    return Array(history.suffix(count).prefix(count / 2 * 2))
  }

  private func mark(_ sample: Sample) -> Mark {
    guard let time = sample.roundTrip else { return .lost }
    let base = (fastest ?? time).milliseconds
    let excess = time.milliseconds - base
    let passed = Self.steps.prefix { excess > max($0.share * base, $0.milliseconds) }
    return .level(passed.count)
  }

  /// What a sample must be above the fastest to be one level higher: the larger of the two.
  private static let steps: [(share: Double, milliseconds: Double)] = [
    (0.25, 2), (0.5, 5), (1, 10),
  ]
}

/// What is drawn of one sample.
private enum Mark: Equatable {
  /// 0 is the lowest, 3 the highest.
  case level(Int)
  case lost
}

extension GlyphSet {
  /// The cell that shows one sample or two.
  fileprivate func cell(_ marks: [Mark]) -> DisplayText {
    switch self {
    case .unicode: Self.braille(marks)
    case .ascii: Self.letter(marks)
    }
  }

  /// Dots of U+2800: the left half's from the bottom are 7, 3, 2, 1, the right half's 8, 6, 5, 4.
  private static func braille(_ marks: [Mark]) -> DisplayText {
    let halves = zip(marks, [[0x40, 0x44, 0x46, 0x47, 0x01], [0x80, 0xA0, 0xB0, 0xB8, 0x08]])
    let dots = halves.reduce(0) { dots, half in
      switch half.0 {
      case .level(let level): dots | half.1[level]
      case .lost: dots | half.1[4]
      }
    }
    return DisplayText(sanitizing: Unicode.Scalar(0x2800 + UInt32(dots)).map(String.init) ?? "?")
  }

  /// The worse of the two samples.
  private static func letter(_ marks: [Mark]) -> DisplayText {
    let levels: [DisplayText] = ["_", "-", "=", "#"]
    let worst = marks.reduce(0) { worst, mark in
      if case .level(let level) = mark { max(worst, level) } else { worst }
    }
    return marks.contains(.lost) ? "x" : levels[worst]
  }
}

extension Int {
  /// The remainder that is never negative.
  fileprivate func modulo(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
