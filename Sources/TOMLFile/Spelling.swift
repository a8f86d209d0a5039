/// What a misspelt name was probably meant to be.
package enum Spelling {
  /// The candidate that takes the fewest edits.
  ///
  /// `nil` where each takes more than one for three of its letters.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    candidates
      .map { (candidate: $0, edits: edits(from: name, to: $0)) }
      .filter { $0.edits <= max($0.candidate.count / 3, 1) }
      .min { $0.edits < $1.edits }?.candidate
  }

  /// How many characters have to be put in, taken out, changed or swapped with their neighbour.
  static func edits(from source: String, to target: String) -> Int {
    let source = Array(source.lowercased())
    let target = Array(target.lowercased())
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
