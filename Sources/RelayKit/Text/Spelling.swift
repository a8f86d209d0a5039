/// What a misspelt name was probably meant to be.
package enum Spelling {
  /// The candidate that takes the fewest edits; of equals, the one that begins alike longest.
  ///
  /// `nil` where each takes more than one edit for three letters of the name.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    let name = Array(name.lowercased())
    guard (1...longest).contains(name.count) else { return nil }
    return candidates.map { Candidate($0, for: name) }
      .filter { $0.edits <= max(name.count / 3, 1) }
      .min { ($0.edits, -$0.prefix) < ($1.edits, -$1.prefix) }?.text
  }

  /// What is longer is no name.
  private static let longest = 64

  private struct Candidate {
    let text: String
    let edits: Int
    /// How many letters agree from the start.
    let prefix: Int

    init(_ text: String, for name: [Character]) {
      let letters = Array(text.lowercased())
      self.text = text
      edits = Spelling.edits(from: name, to: letters)
      prefix = zip(name, letters).prefix { $0 == $1 }.count
    }
  }

  /// How many letters have to be put in, taken out, changed or swapped with their neighbour
  /// (optimal string alignment).
  private static func edits(from source: [Character], to target: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for row in source.indices {
      var current = [row + 1]
      for column in target.indices {
        let change = last[column] + (source[row] == target[column] ? 0 : 1)
        var best = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, source[row] == target[column - 1],
          source[row - 1] == target[column]
        {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[target.count]
  }
}
