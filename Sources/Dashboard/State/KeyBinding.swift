import RelayKit

/// Something a key does.
package enum Action: String, Sendable, CaseIterable {
  case moveDown, moveUp, pageDown, pageUp, first, last
  case open, back, servers, compare, network, messages, transactions, settings, help
  case sort, reverseSort, sortByPlace, filter, columns, mark
  case freeze, pause, slower, faster, reset, refetch
  case editPath, completePath, completeBack, measuredOnly, relayOnly, singleServer, splitRegions,
    previewDown,
    previewUp
  case export, copy, reveal, themes, mouse, accept, overwrite, makeFolder
  case redraw, suspend, quit, quitWithReport
}

/// One row of the table of keys; dispatch, footer and help are made from it.
package struct KeyBinding: Equatable, Sendable {
  /// How the footer names it in few cells.
  package struct Hint: Equatable, Sendable {
    package var keys: DisplayText
    package var word: DisplayText
  }

  package var keys: [Key]
  package var action: Action
  /// What it does, for the help.
  package var title: DisplayText
  package var contexts: Set<KeyContext>
  /// `nil`: not in the footer.
  package var hint: Hint?

  init(
    _ keys: [Key], _ action: Action, _ title: DisplayText, in contexts: Set<KeyContext>,
    hint: (keys: DisplayText, word: DisplayText)? = nil
  ) {
    self.keys = keys
    self.action = action
    self.title = title
    self.contexts = contexts
    self.hint = hint.map { Hint(keys: $0.keys, word: $0.word) }
  }
}
