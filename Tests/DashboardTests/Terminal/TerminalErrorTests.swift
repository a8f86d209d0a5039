import Dashboard
import RelayKit
import Testing

@Suite struct `The reason why there is no screen` {
  @Test(arguments: [
    (TerminalError.noTerminal, "there is no terminal to read keys from"),
    (.unnamed, "TERM is not set, so nothing is known of the terminal"),
    (
      .tooDumb(term: "dumb"),
      "nothing can be drawn on a terminal of the kind dumb: it does not address its cursor"
    ),
    (
      .unknown(term: "foo"),
      """
      no description of the terminal foo nor of xterm-256color is installed \
      (the package ncurses-base has both, or set TERM to what the terminal resembles)
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
