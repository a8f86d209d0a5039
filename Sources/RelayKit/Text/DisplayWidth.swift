/// How many cells of a terminal a text takes.
///
/// - Combining marks, joiners and variation selectors take none.
/// - East Asian wide and full-width characters and emoji take two.
/// - Ambiguous characters take one, as terminals have it unless told otherwise.
/// - An emoji sequence (joined, with a skin tone, a flag) takes two in all.
///
/// The C library's `wcwidth` is not asked: it answers by the process's locale.
package enum DisplayWidth {
  /// A character with its marks, as it stands in one cell or two.
  package struct Cluster: Equatable, Sendable {
    package let text: String
    package let width: Int
  }

  package static func width(of text: String) -> Int {
    isPlain(text) ? text.utf8.count : clusters(of: text).reduce(0) { $0 + $1.width }
  }

  /// The text's clusters, cut with `~` where they take more than `limit` cells.
  package static func cells(of text: String, limit: Int = .max) -> [Cluster] {
    let all = clusters(of: text)
    guard width(of: text) > limit else { return all }
    guard limit > 0 else { return [] }
    var room = limit - 1
    let kept = all.prefix { cluster in
      room -= cluster.width
      return room >= 0
    }
    return kept + [Cluster(text: "~", width: 1)]
  }

  /// One cluster for each spacing character: an emoji sequence is one, a syllable of several
  /// spacing letters is several, since that is how terminals lay them out.
  private static func clusters(of text: String) -> [Cluster] {
    if isPlain(text) {
      return text.unicodeScalars.map { Cluster(text: String($0), width: 1) }
    }
    return text.flatMap { character in
      isEmojiSequence(character)
        ? [Cluster(text: String(character), width: 2)] : spacingClusters(of: character)
    }
  }

  private static func spacingClusters(of character: Character) -> [Cluster] {
    var result: [Cluster] = []
    for scalar in character.unicodeScalars {
      let width = width(of: scalar)
      if width > 0 {
        result.append(Cluster(text: String(scalar), width: width))
      } else if let last = result.popLast() {
        result.append(Cluster(text: last.text + String(scalar), width: last.width))
      }
    }
    return result
  }

  /// Whether all of it is printable ASCII, as nearly everything on the screen is: a cell a byte.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Whether an emoji is followed by what makes it one picture of two cells.
  private static func isEmojiSequence(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      scalar.value == 0x200D || scalar.value == 0xFE0F || scalar.properties.isEmojiModifier
        || (0x1F1E6...0x1F1FF).contains(scalar.value)
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if (0x20...0x7E).contains(scalar.value) { return 1 }
    if takesNoCell(scalar) { return 0 }
    return isWide(scalar.value) ? 2 : 1
  }

  private static func takesNoCell(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    // The vowels and finals of a Korean syllable stand in the cells of its first letter.
    default: (0x1160...0x11FF).contains(scalar.value)
    }
  }

  /// Looks the scalar up in the sorted ranges by halving.
  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}
