import Dashboard
import RelayKit
import Testing

@Suite struct `The reason why there is no screen` {
  @Test(arguments: [
    (
      TerminalError.noTerminal,
      "there is no terminal to draw on; `turntop probe` prints a report instead"
    ),
    (
      .tooDumb(term: "dumb"),
      """
      a terminal of the kind dumb cannot be drawn on, it does not address its cursor; \
      `turntop probe` prints a report instead
      """
    ),
    (
      .unknown(term: "foo"),
      """
      no description of the terminal foo nor of xterm-256color is installed; \
      install the package ncurses-base or set TERM to what the terminal resembles
      """
    ),
    (
      .system(call: "tcgetattr", errno: 5), "cannot open the screen: tcgetattr: Input/output error"
    ),
  ])
  func `is one sentence that says what to do`(error: TerminalError, text: String) {
    #expect("\(error)" == text)
  }
}
