/// The colour pairs of a terminal, each made when it is first drawn with.
///
/// Text drawn with a pair that could not be made would be black on black, so such a pair becomes
/// 0, the terminal's own colours.
package struct Palette {
  private struct Pair: Hashable {
    let foreground: Int
    let background: Int
  }

  private let limit: Int
  private var numbers: [Pair: Int32] = [:]
  private var next: Int32 = 1

  /// A palette for a terminal that has so many pairs.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The number of the pair for an ink; `define` makes one and says whether the terminal took it.
  package mutating func number(
    for ink: Ink,
    define: (_ number: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  ) -> Int32 {
    let pair = Pair(foreground: ink.foreground ?? -1, background: ink.background ?? -1)
    guard pair != Pair(foreground: -1, background: -1) else { return 0 }
    if let number = numbers[pair] { return number }
    let isMade =
      next < limit && define(next, Int32(pair.foreground), Int32(pair.background))
    let number = isMade ? next : 0
    next += isMade ? 1 : 0
    numbers[pair] = number
    return number
  }
}
