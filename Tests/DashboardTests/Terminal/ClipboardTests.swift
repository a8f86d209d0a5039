import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.clipboard), .timeLimit(.minutes(1))) struct ClipboardTests {
  @Test(
    arguments: [
      (nil, "\u{1B}]52;c;dHVybjphLmV4YW1wbGU6ODA=\u{07}"),
      (.tmux, "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;dHVybjphLmV4YW1wbGU6ODA=\u{07}\u{1B}\\"),
      (.screen, "\u{1B}P\u{1B}]52;c;dHVybjphLmV4YW1wbGU6ODA=\u{07}\u{1B}\\"),
    ] as [(Multiplexer?, String)])
  func `sends what the terminal, or what stands before it, takes`(
    _ multiplexer: Multiplexer?, _ bytes: String
  ) throws {
    let clipboard = Clipboard(multiplexer: multiplexer)
    #expect(try clipboard.sequence(for: "turn:a.example:80").get() == bytes)
  }

  @Test func `sends screen no piece that is longer than it takes`() throws {
    let text = DisplayText(sanitizing: String(repeating: "x", count: 500), limit: .max)
    let sequence = try Clipboard(multiplexer: .screen).sequence(for: text).get()
    let pieces = sequence.components(endingWith: "\u{1B}\\")
    #expect(pieces.count == 9)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 78 })
  }

  @Test(arguments: [(56_244, true), (56_248, false)])
  func `sends no more than terminals take`(count: Int, isSent: Bool) {
    let text = DisplayText(sanitizing: String(repeating: "x", count: count), limit: .max)
    let sequence = Clipboard().sequence(for: text)
    #expect(((try? sequence.get()) != nil) == isSent)
    if !isSent { #expect(sequence == .failure(.tooLong)) }
  }

  @Test func `sends nothing to a terminal that may show it as text`() {
    #expect(Clipboard(isSupported: false).sequence(for: "a") == .failure(.unsupported))
  }

  @Test(
    arguments: [
      (nil, nil, "xterm-256color", nil), ("/tmp/tmux-0/default,1,0", nil, "screen-256color", .tmux),
      (nil, nil, "tmux-256color", .tmux), (nil, "1.pts-0.host", "xterm", .screen),
      ("", "", "screen", .screen), (nil, nil, nil, nil),
    ] as [(String?, String?, String?, Multiplexer?)])
  func `knows what stands before the terminal by its variables`(
    _ tmux: String?, _ sty: String?, _ term: String?, _ expected: Multiplexer?
  ) {
    #expect(Multiplexer(tmux: tmux, sty: sty, term: term) == expected)
  }

  @Test(arguments: [
    (CopyOutcome.sent, "URL sent to terminal (OSC 52)"),
    (.refused(.unsupported), "nothing sent: this terminal knows no clipboard (OSC 52)"),
    (.refused(.tooLong), "nothing sent: too long for a terminal's clipboard"),
    (.refused(.busy), "nothing sent: the terminal takes no bytes now; try again"),
  ])
  func `never claims that something was copied`(_ outcome: CopyOutcome, _ text: String) {
    #expect(outcome.displayText.text == text)
  }

  @Test func `reaches the terminal between two frames`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      _ = pty.output()
      #expect(terminal.copy("turn:a") == .sent)
      #expect(pty.output() == "\u{1B}]52;c;dHVybjph\u{07}")
    }
  }

  @Test func `is refused on a terminal of another kind`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(term: "vt100")
      _ = pty.output()
      #expect(terminal.copy("turn:a") == .refused(.unsupported))
      #expect(pty.output() == "")
    }
  }
}

extension String {
  /// The parts before each end.
  fileprivate func components(endingWith end: String) -> [Substring] {
    split(separator: end)
  }
}
