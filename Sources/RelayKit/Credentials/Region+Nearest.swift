extension Region {
  /// The region that a misspelt name most likely means; `nil` where none is close.
  ///
  /// Close is one slip (a letter wrong, missing, too many, or two swapped) for each three letters.
  package static func nearest(to misspelt: String) -> Region? {
    let wanted = Array(misspelt.lowercased().map { "- .".contains($0) ? "_" : $0 })
    guard (1...32).contains(wanted.count) else { return nil }
    let slips = max(1, wanted.count / 3)
    let close = (all + [accountDefault])
      .map { region in Candidate(region: region, wanted: wanted) }
      .filter { $0.distance <= slips }
    return close.min { ($0.distance, -$0.prefix) < ($1.distance, -$1.prefix) }?.region
  }

  private struct Candidate {
    let region: Region
    let distance: Int
    /// How many letters agree from the start: decides between equally distant names.
    let prefix: Int

    init(region: Region, wanted: [Character]) {
      self.region = region
      let name = Array(region.name)
      distance = editDistance(wanted, name)
      prefix = zip(wanted, name).prefix { $0 == $1 }.count
    }
  }

  /// The fewest insertions, deletions, substitutions and swaps of neighbours between two words
  /// (optimal string alignment).
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        let substituted = previous[j] + (letter == other ? 0 : 1)
        var best = min(previous[j + 1] + 1, row[j] + 1, substituted)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, older[j - 1] + 1)
        }
        row.append(best)
      }
      (older, previous) = (previous, row)
    }
    return previous[right.count]
  }
}
