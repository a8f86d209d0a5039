import CNcurses

/// What the codes and sequences of ncurses are as keys.
enum KeyTable {
  /// The start and the end of pasted text, as codes beyond all of ncurses' own.
  static let pasteBegins: Int32 = 3_000
  static let pasteEnds: Int32 = 3_001

  /// The key of a code; `nil` for one that means nothing here.
  static func key(of code: Int32) -> Key? {
    if (KEY_F0 + 1...KEY_F0 + 63).contains(code) { return .function(Int(code - KEY_F0)) }
    return keys[code]
  }

  private static let keys: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_HOME: .home, KEY_END: .end, KEY_FIND: .home, KEY_SELECT: .end,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
    KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete,
    // What the description of the Linux console has ^Z for (`kspd`).
    KEY_SUSPEND: .control("z"),
  ]

  /// Sequences that terminals send whatever their description says, over SSH and through tmux.
  static let sequences: [(bytes: String, code: Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN),
    ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN),
    ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}OH", KEY_HOME), ("\u{1B}[1~", KEY_HOME),
    ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[F", KEY_END), ("\u{1B}OF", KEY_END), ("\u{1B}[4~", KEY_END), ("\u{1B}[8~", KEY_END),
    ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[3~", KEY_DC),
    ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
    ("\u{1B}[200~", pasteBegins), ("\u{1B}[201~", pasteEnds),
  ]

  /// Teaches ncurses the sequences.
  ///
  /// Mouse reports are left to the decoder: what ncurses would make of them depends on a mask of
  /// its own and on the description of the terminal.
  static func define() {
    define_key(nil, KEY_MOUSE)
    for (bytes, code) in sequences { define_key(bytes, code) }
  }
}
