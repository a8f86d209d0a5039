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
    let text = String(repeating: "x", count: 500)
    let sequence = try Clipboard(multiplexer: .screen).sequence(for: text).get()
    let pieces = sequence.components(endingWith: "\u{1B}\\")
    #expect(pieces.count == 9)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 78 })
  }

  @Test(arguments: [(56_244, true), (56_248, false)])
  func `sends no more than terminals take`(count: Int, isSent: Bool) {
    let text = String(repeating: "x", count: count)
    let sequence = Clipboard().sequence(for: text)
    #expect(((try? sequence.get()) != nil) == isSent)
    if !isSent { #expect(sequence == .failure(.tooLong(75_000))) }
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

  @Test(
    arguments: [
      (CopyOutcome(.url("turn:a")), "sent (OSC 52): turn:a"),
      (
        CopyOutcome(.export(consumer: "Pion", holdsCredentials: true)),
        "sent (OSC 52): the export for Pion; it holds names and passwords unmasked"
      ),
      (
        CopyOutcome(.export(consumer: "Pion", holdsCredentials: false)),
        "sent (OSC 52): the export for Pion"
      ),
      (
        CopyOutcome(.url("turn:a"), refusal: .unsupported),
        "nothing sent: this terminal knows no clipboard (OSC 52)"
      ),
      (
        CopyOutcome(
          .export(consumer: "Janus", holdsCredentials: true), refusal: .tooLong(80_000)),
        "nothing sent: the export for Janus comes to 80000 bytes as base64, and terminals take 74994"
      ),
      (
        CopyOutcome(.url("turn:a"), refusal: .busy),
        "nothing sent, or not all: the terminal takes no bytes now; try again"
      ),
    ] as [(CopyOutcome, String)])
  func `never claims that something was copied`(_ outcome: CopyOutcome, _ text: String) {
    #expect(outcome.displayText.text == text)
  }

  @Test func `tells nobody what is copied`() {
    let clip = Clip(.export(consumer: "Pion", holdsCredentials: true), Secret("pa55word"))
    var dumped = ""
    dump(Effect.copy(clip), to: &dumped)
    #expect(!dumped.contains("pa55word") && !"\(clip)".contains("pa55word"))
  }

  @Test func `reaches the terminal between two frames`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      _ = pty.output()
      #expect(terminal.copy(Clip(.url("turn:a"), Secret("turn:a"))) == CopyOutcome(.url("turn:a")))
      #expect(pty.output() == "\u{1B}]52;c;dHVybjph\u{07}")
    }
  }

  @Test func `is refused on a terminal of another kind`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(term: "vt100")
      _ = pty.output()
      #expect(
        terminal.copy(Clip(.url("turn:a"), Secret("turn:a")))
          == CopyOutcome(.url("turn:a"), refusal: .unsupported))
      #expect(pty.output() == "")
    }
  }

  /// Nobody reads, so that the kernel soon takes no more.
  @Test func `does not wait for a terminal that takes no more`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      _ = pty.output()
      let clip = Clip(.url("turn:a"), Secret(String(repeating: "x", count: 50_000)))
      #expect(terminal.copy(clip) == CopyOutcome(.url("turn:a"), refusal: .busy))
      // What the end has to say is waited for.
      _ = pty.output()
    }
  }
}

extension String {
  /// The parts before each end.
  fileprivate func components(endingWith end: String) -> [Substring] {
    split(separator: end)
  }
}
