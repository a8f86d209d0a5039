import Glibc
import RelayKit

/// Why there is no screen.
package enum TerminalError: Error, Equatable {
  /// Neither standard input nor `/dev/tty` is a terminal.
  case noTerminal
  /// TERM is not set.
  case unnamed
  /// It cannot address its cursor.
  case tooDumb(term: DisplayText)
  /// Neither it nor the fallback is described on this machine.
  case unknown(term: DisplayText)
  case system(call: DisplayText, errno: Int32)
}

extension TerminalError: CustomStringConvertible {
  package var displayText: DisplayText {
    switch self {
    case .noTerminal: "there is no terminal to read keys from"
    case .unnamed: "TERM is not set, so nothing is known of the terminal"
    case .tooDumb(let term):
      "nothing can be drawn on a terminal of the kind \(term): it does not address its cursor"
    case .unknown(let term):
      """
      no description of the terminal \(term) nor of xterm-256color is installed \
      (the package ncurses-base has both, or set TERM to what the terminal resembles)
      """
    case .system(let call, let code):
      "cannot open the screen: \(call): \(DisplayText(sanitizing: String(cString: strerror(code))))"
    }
  }

  package var description: String { displayText.text }
}
