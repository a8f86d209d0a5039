import CNcurses

/// What a terminal's description says of its colours, without starting the screen on it.
package enum TerminalColours {
  /// How many colours the dashboard would have there; 0 where it would not run.
  package static func count(of term: String?, on descriptor: Int32) -> Int {
    guard let description = try? TerminalDescription(term, on: descriptor) else { return 0 }
    return Int(max(curses_described_colours(description.term, descriptor), 0))
  }
}
