import RelayKit

/// How often which round trip came, as a line from the fastest at the left to the slowest at the
/// right.
///
/// What never came is blank, and what came most is highest, of four levels:
/// ```
/// braille  ⣿⣦⣀  ⣀    two bins a cell
/// ascii    #=_  _    one bin a cell
/// ```
package struct Histogram: Equatable, Sendable {
  let times: [Duration]

  /// The round trips among samples.
  package init(_ samples: [Sample]) {
    times = samples.compactMap(\.roundTrip)
  }

  /// The line between its two ends in milliseconds, and of how many samples it is; empty below two.
  package func text(width: Int, glyphs: GlyphSet) -> StyledText {
    guard times.count > 1, let least = times.min(), let most = times.max() else { return .empty }
    let bins = counts(in: glyphs == .unicode ? 2 * width : width, from: least, to: most)
    let line =
      glyphs == .unicode ? Self.braille(Self.levels(bins)) : Self.letters(Self.levels(bins))
    return StyledText("\(Figures.milliseconds(least)) ") + StyledText(line)
      + StyledText(" \(Figures.milliseconds(most)) ms, last \(times.count)")
  }

  private func counts(in bins: Int, from least: Duration, to most: Duration) -> [Int] {
    var counts = Array(repeating: 0, count: max(bins, 1))
    let span = (most - least).milliseconds
    for time in times {
      let share = span > 0 ? (time - least).milliseconds / span : 0
      counts[min(Int(share * Double(counts.count)), counts.count - 1)] += 1
    }
    return counts
  }

  /// Heights from 0 to 4; whatever came at all has one.
  private static func levels(_ counts: [Int]) -> [Int] {
    let most = max(counts.max() ?? 1, 1)
    return counts.map { ($0 * 4 + most - 1) / most }
  }

  /// Dots of U+2800 from the bottom: 7, 3, 2, 1 in the left half, 8, 6, 5, 4 in the right.
  private static func braille(_ levels: [Int]) -> DisplayText {
    let dots: [[UInt32]] = [[0, 0x40, 0x44, 0x46, 0x47], [0, 0x80, 0xA0, 0xB0, 0xB8]]
    return stride(from: 0, to: levels.count - 1, by: 2).map { index in
      let cell = dots[0][levels[index]] | dots[1][levels[index + 1]]
      return cell == 0
        ? " " : DisplayText(sanitizing: Unicode.Scalar(0x2800 + cell).map { String($0) } ?? "?")
    }.joined()
  }

  private static func letters(_ levels: [Int]) -> DisplayText {
    let letters: [DisplayText] = [" ", "_", "-", "=", "#"]
    return levels.map { letters[$0] }.joined()
  }
}
