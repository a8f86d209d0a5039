import RelayKit

extension DashboardState {
  /// What the footer calls keys that lead back from what they have done, while they would.
  var wordsNow: [Action: DisplayText] {
    var words: [Action: DisplayText] = [:]
    if isPaused { words[.pause] = "resume" }
    if isFrozen { words[.freeze] = "go on" }
    if case .page(.help, _, _) = screen { words[.help] = "close" }
    if case .export(let dialog, _) = screen { words.merge(dialog.wordsNow) { $1 } }
    return words
  }
}

extension ExportDialog {
  /// What the keys that narrow the export would do next.
  fileprivate var wordsNow: [Action: DisplayText] {
    var words: [Action: DisplayText] = [:]
    if keep == .measured { words[.measuredOnly] = "all" }
    if policy == .relay { words[.relayOnly] = "any path" }
    if splitsRegions { words[.splitRegions] = "one file" }
    if single != nil { words[.singleServer] = "all urls" }
    return words
  }
}
