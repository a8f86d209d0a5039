import RelayKit

/// Every key of the dashboard, in the order of the footer and the help.
package struct KeyBindings: Equatable, Sendable {
  package let rows: [KeyBinding]

  /// The keys as they are where the person has changed none.
  package static let standard = KeyBindings(rows: table)

  private static let tables: Set<KeyContext> = [.regions, .servers]
  private static let pages: Set<KeyContext> = [
    .detail, .transactions, .compare, .network, .messages, .settings, .help,
  ]
  private static let lists = tables.union(pages)
  private static let choices: Set<KeyContext> = [.columns, .themes, .exportList]
  private static let moving = lists.union(choices).union([.exportConsent])
  private static let views = lists.subtracting([.help])
  private static let plain = lists.union([.tooSmall])
  private static let everywhere = Set(KeyContext.allCases)

  private static let table: [KeyBinding] = [
    KeyBinding(
      [.character("j"), .down], .moveDown, "down", in: moving,
      hint: ("jk", "move")),
    KeyBinding([.character("k"), .up], .moveUp, "up", in: moving),
    KeyBinding([.down], .moveDown, "down", in: [.filter, .exportFilter]),
    KeyBinding([.up], .moveUp, "up", in: [.filter, .exportFilter]),
    KeyBinding(
      [.pageDown, .control("f")], .pageDown, "a page down", in: moving),
    KeyBinding([.pageUp, .control("b")], .pageUp, "a page up", in: moving),
    KeyBinding([.character("g"), .home], .first, "to the first", in: moving),
    KeyBinding([.character("G"), .end], .last, "to the last", in: moving),
    KeyBinding(
      [.enter], .open, "all about the region", in: tables, hint: ("enter", "detail")),
    KeyBinding(
      [.character("s")], .sort, "sort by the next column", in: tables, hint: ("s", "sort")),
    KeyBinding([.character("S")], .reverseSort, "sort the other way round", in: tables),
    KeyBinding(
      "123456789".map { .character($0) }, .sortByPlace, "sort by the 1st to 9th column",
      in: tables),
    KeyBinding(
      [.character("/")], .filter, "show only some rows", in: tables, hint: ("/", "filter")),
    KeyBinding(
      [.enter], .accept, "keep the filter", in: [.filter, .exportFilter],
      hint: ("enter", "keep")),
    KeyBinding(
      [.escape], .back, "show all again", in: [.filter, .exportFilter], hint: ("esc", "clear")),
    KeyBinding([.escape], .back, "show all regions again", in: [.regions]),
    KeyBinding(
      [.enter, .character(" ")], .accept, "show or hide the column", in: [.columns],
      hint: ("space", "show or hide")),
    KeyBinding(
      [.enter], .accept, "keep the theme", in: [.themes], hint: ("enter", "keep")),
    KeyBinding(
      [.character("t")], .themes, "the next theme", in: [.themes], hint: ("t", "next")),
    KeyBinding([.character("o")], .columns, "choose the columns", in: tables),
    KeyBinding([.character(" ")], .mark, "mark, to compare or export", in: tables),
    KeyBinding(
      [.character("p")], .pause, "pause measuring, or go on", in: views, hint: ("p", "pause")),
    KeyBinding([.character("f")], .freeze, "hold the screen still, or go on", in: views),
    KeyBinding([.character("+"), .character("=")], .slower, "measure less often", in: views),
    KeyBinding([.character("-")], .faster, "measure more often", in: views),
    KeyBinding([.character("z")], .reset, "begin all figures anew", in: views),
    KeyBinding(
      [.character("r")], .refetch, "ask for all credentials again", in: views),
    KeyBinding(
      [.character("e")], .export, "export marked regions, or this",
      in: tables.union([.detail]), hint: ("e", "export")),
    KeyBinding(
      [.character("y")], .copy, "copy the server's URL", in: tables.union([.detail, .transactions])),
    KeyBinding(
      [.character("x")], .transactions, "a URL's last messages, in hex",
      in: tables.union([.detail]), hint: ("x", "hex")),
    KeyBinding(
      [.character("x")], .transactions, "those of the next URL", in: [.transactions],
      hint: ("x", "next URL")),
    KeyBinding(
      [.character("u")], .servers, "every URL in one table, or back", in: tables,
      hint: ("u", "urls")),
    KeyBinding(
      [.character("c")], .compare, "compare the marked regions", in: tables,
      hint: ("c", "compare")),
    KeyBinding(
      [.character("n")], .network, "what works from here", in: views.subtracting([.network]),
      hint: ("n", "network")),
    KeyBinding(
      [.character("m")], .messages, "what happened, with its time",
      in: views.subtracting([.messages]), hint: ("m", "messages")),
    KeyBinding(
      [.character("t")], .themes, "choose a theme", in: views,
      hint: ("t", "theme")),
    KeyBinding(
      [.character("M")], .mouse, "the mouse on, or off again", in: lists.union(choices)),
    KeyBinding(
      [.character(",")], .settings, "the settings and their origins",
      in: views.subtracting([.settings])),
    KeyBinding(
      [.character("v")], .reveal, "its credentials, for 10 s", in: [.detail],
      hint: ("v", "secrets")),
    KeyBinding(
      [.enter], .accept, "write the file", in: [.exportList, .exportPath],
      hint: ("enter", "write")),
    KeyBinding(
      [.character("f")], .editPath, "change the file's path", in: [.exportList],
      hint: ("f", "file")),
    KeyBinding(
      [.character("y")], .copy, "copy the text, secrets unmasked", in: [.exportList],
      hint: ("y", "copy")),
    KeyBinding(
      [.character("/")], .filter, "show only some consumers", in: [.exportList],
      hint: ("/", "filter")),
    KeyBinding(
      [.character("m")], .measuredOnly, "only proven servers, or all",
      in: [.exportList], hint: ("m", "proven")),
    KeyBinding(
      [.character("p")], .relayOnly, "relays alone, or any path", in: [.exportList],
      hint: ("p", "policy")),
    KeyBinding(
      [.character("s")], .splitRegions, "a file a region, or one for all",
      in: [.exportList], hint: ("s", "split")),
    KeyBinding(
      [.character("u")], .singleServer, "the selected URL alone, or all",
      in: [.exportList], hint: ("u", "url")),
    KeyBinding(
      [.character("J"), .right], .previewDown, "down in the preview", in: [.exportList],
      hint: ("J", "preview")),
    KeyBinding([.character("K"), .left], .previewUp, "up in the preview", in: [.exportList]),
    KeyBinding(
      [.character("y")], .overwrite, "replace the file", in: [.exportConsent],
      hint: ("y", "replace it")),
    KeyBinding(
      [.character("y")], .makeFolder, "make the folder, for you alone",
      in: [.exportFolder], hint: ("y", "make it")),
    KeyBinding(
      [.character("n"), .escape], .back, "choose another name",
      in: [.exportConsent, .exportFolder],
      hint: ("n", "choose another name")),
    KeyBinding(
      [.tab], .completePath, "complete, then the next name", in: [.exportPath],
      hint: ("tab", "complete")),
    KeyBinding([.backTab], .completeBack, "the name before", in: [.exportPath]),
    KeyBinding(
      [.escape], .back, "back to the consumers", in: [.exportPath],
      hint: ("esc", "back")),
    KeyBinding(
      [.escape], .back, "back", in: pages.union(choices).union([.servers]),
      hint: ("esc", "back")),
    KeyBinding(
      [.character("?"), .function(1)], .help, "this help",
      in: everywhere.subtracting(KeyContext.typing), hint: ("?", "help")),
    KeyBinding([.function(1)], .help, "this help", in: KeyContext.typing),
    KeyBinding([.control("l")], .redraw, "paint the screen anew", in: everywhere),
    KeyBinding([.control("z")], .suspend, "suspend; fg comes back", in: everywhere),
    KeyBinding(
      [.character("q")], .quit, "quit", in: plain.union(choices), hint: ("q", "quit")),
    KeyBinding(
      [.character("Q")], .quitWithReport, "quit, and leave a report", in: plain),
    KeyBinding([.control("c")], .quit, "quit", in: everywhere),
  ]

  /// What a key does there; `nil` where it does nothing or is text.
  package func action(for key: Key, in context: KeyContext) -> Action? {
    rows(in: context).first { $0.keys.contains(key) }?.action
  }

  /// `; esc shows all`: which key does something there, after what was said; empty where none does.
  func advice(_ action: Action, in context: KeyContext, _ does: DisplayText) -> DisplayText {
    let row = rows(in: context).first { $0.action == action }
    return row?.keys.first.map { "; \($0.displayName) \(does)" } ?? .empty
  }

  package func rows(in context: KeyContext) -> [KeyBinding] {
    rows.filter { $0.contexts.contains(context) }
  }
}
