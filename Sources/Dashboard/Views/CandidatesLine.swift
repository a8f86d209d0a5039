import RelayKit

/// The names with which a path may go on, in one line: `a.json  folder/  and 12 more`.
struct CandidatesLine {
  let completion: PathCompletion
  let width: Int

  /// The names from the first one on, or from a later one where the chosen one has no room else.
  var text: StyledText {
    let names = completion.names.map(\.displayText)
    let chosen = completion.chosen ?? 0
    var first = 0
    while first < chosen, chosen >= first + count(of: names[first...]) { first += 1 }
    let shown = max(count(of: names[first...]), 1)
    let texts = names[first..<(first + shown)].enumerated().map { index, name in
      let isChosen = first + index == completion.chosen
      return StyledText(name, isChosen ? TextStyle(.selection, bold: true) : TextStyle(.muted))
    }
    let line = texts.dropFirst().reduce(texts[0]) { $0 + StyledText("  ") + $1 }
    return line + StyledText(rest(names.count - shown), .muted)
  }

  /// How many names have room, with the word of how many there are beside them.
  private func count(of names: ArraySlice<DisplayText>) -> Int {
    var used = 0
    for (index, name) in names.enumerated() {
      used += name.width + (index > 0 ? 2 : 0)
      let left = completion.names.count - index - 1
      guard used + rest(left).width <= width else { return index }
    }
    return names.count
  }

  private func rest(_ count: Int) -> DisplayText {
    count == 0 ? "" : "  and \(count) more"
  }
}
