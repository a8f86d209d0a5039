import CNcurses
import RelayKit

/// The description by which ncurses draws: the terminal's own, or that of the one it resembles.
struct TerminalDescription {
  let term: String
  /// What to tell the person where it is not the terminal's own.
  let notice: DisplayText?

  private static let fallback = "xterm-256color"

  /// Looks the terminal up; new terminals are often unknown to the host one is logged in to.
  init(_ wished: String?, on descriptor: Int32) throws(TerminalError) {
    let name = DisplayText(sanitizing: wished ?? "unknown", limit: 64)
    switch curses_probe(wished ?? "", descriptor) {
    case CURSES_KNOWN:
      term = wished ?? ""
      notice = nil
    case CURSES_TOO_DUMB:
      throw .tooDumb(term: name)
    default:
      guard curses_probe(Self.fallback, descriptor) == CURSES_KNOWN else {
        throw .unknown(term: name)
      }
      term = Self.fallback
      notice = "this host does not know the terminal \(name): drawing as on xterm-256color"
    }
  }
}
