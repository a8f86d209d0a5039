import RelayKit

/// Every key of the dashboard, in the order of the footer and the help.
package struct KeyBindings: Equatable, Sendable {
  package let rows: [KeyBinding]

  /// The keys as they are where the person has changed none.
  package static let standard = KeyBindings(rows: table)

  private static let lists: Set<KeyContext> = [.regions, .servers, .messages, .help]
  private static let plain = lists.union([.tooSmall])
  private static let everywhere = Set(KeyContext.allCases)

  private static let table: [KeyBinding] = [
    KeyBinding(
      [.character("j"), .down], .moveDown, "down", in: lists, hint: ("jk", "move")),
    KeyBinding([.character("k"), .up], .moveUp, "up", in: lists),
    KeyBinding([.down], .moveDown, "down", in: [.filter]),
    KeyBinding([.up], .moveUp, "up", in: [.filter]),
    KeyBinding([.pageDown, .control("f")], .pageDown, "a page down", in: lists),
    KeyBinding([.pageUp, .control("b")], .pageUp, "a page up", in: lists),
    KeyBinding([.character("g"), .home], .first, "to the first", in: lists),
    KeyBinding([.character("G"), .end], .last, "to the last", in: lists),
    KeyBinding(
      [.enter], .open, "all about the region's servers", in: [.regions],
      hint: ("enter", "detail")),
    KeyBinding(
      [.character("s")], .sort, "sort by the next column", in: [.regions],
      hint: ("s", "sort")),
    KeyBinding([.character("S")], .reverseSort, "sort the other way round", in: [.regions]),
    KeyBinding(
      [.character("/")], .filter, "show only some regions",
      in: [.regions], hint: ("/", "filter")),
    KeyBinding([.enter], .accept, "keep the filter", in: [.filter], hint: ("enter", "keep")),
    KeyBinding([.escape], .back, "show all regions again", in: [.filter], hint: ("esc", "clear")),
    KeyBinding([.escape], .back, "show all regions again", in: [.regions]),
    KeyBinding(
      [.character("p")], .pause, "pause measuring, or go on", in: [.regions, .servers, .messages],
      hint: ("p", "pause")),
    KeyBinding(
      [.character("r")], .refetch, "ask for all credentials again",
      in: [.regions, .servers]),
    KeyBinding(
      [.character("e")], .export, "export the region's servers",
      in: [.regions, .servers], hint: ("e", "export")),
    KeyBinding(
      [.character("m")], .messages, "what happened, with its time", in: [.regions, .servers]),
    KeyBinding([.enter], .accept, "write the file", in: [.exportPath], hint: ("enter", "write")),
    KeyBinding(
      [.character("y")], .overwrite, "replace the file", in: [.exportConsent],
      hint: ("y", "replace it")),
    KeyBinding(
      [.character("n"), .escape], .back, "choose another name", in: [.exportConsent],
      hint: ("n", "choose another name")),
    KeyBinding(
      [.escape], .back, "leave without writing", in: [.exportPath],
      hint: ("esc", "cancel")),
    KeyBinding(
      [.escape], .back, "back", in: [.servers, .messages, .help],
      hint: ("esc", "back")),
    KeyBinding(
      [.character("?"), .function(1)], .help, "this help", in: plain,
      hint: ("?", "help")),
    KeyBinding([.control("l")], .redraw, "paint the screen anew", in: everywhere),
    KeyBinding([.control("z")], .suspend, "suspend; fg comes back", in: everywhere),
    KeyBinding([.character("q")], .quit, "quit", in: plain, hint: ("q", "quit")),
    KeyBinding([.control("c")], .quit, "quit", in: everywhere),
  ]

  /// What a key does there; `nil` where it does nothing or is text.
  package func action(for key: Key, in context: KeyContext) -> Action? {
    rows(in: context).first { $0.keys.contains(key) }?.action
  }

  package func rows(in context: KeyContext) -> [KeyBinding] {
    rows.filter { $0.contexts.contains(context) }
  }
}
