import Dashboard
import Foundation
import RelayKit
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The end of the loop` {
  private let rig: LoopRig
  private let terminal: RecordingTerminal
  private let board: SnapshotBoard

  init() throws {
    rig = try LoopRig()
    (terminal, board) = (rig.terminal, rig.board)
  }

  @Test func `looks for signals amid a great deal of input`() {
    terminal.add(keys: String(repeating: "x", count: 64) + "q")
    terminal.add(signals: .terminate)
    #expect(rig.run() == .signal(SIGTERM))
  }

  @Test(arguments: [(SignalSet.interrupt, Int32(2)), (.terminate, 15), (.hangUp, 1)])
  func `ends by the signal that came`(signals: SignalSet, number: Int32) {
    terminal.add([.key(.character("j"))], signals: signals)
    #expect(rig.run() == .signal(number))
  }

  @Test(.acceptance(.hangUp)) func `ends when the terminal is gone`() {
    terminal.add(isAtEnd: true)
    #expect(rig.run() == .hangUp)
  }

  @Test func `stops for ^Z and for a stop signal, and takes the screen back when continued`() {
    terminal.add([.key(.control("z"))])
    terminal.add(signals: .stop)
    terminal.add(signals: .continued)
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.calls == ["suspend", "suspend", "comeBack"])
  }

  @Test(.acceptance(.suspend)) func `says why it does not stop where nobody could continue it`() {
    terminal.canSuspend = false
    terminal.add([.key(.control("z"))])
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(
      terminal.frames.last?.text.contains("not started from a shell that could continue it")
        == true)
  }

  /// The screen may stay as it is: not every terminal has another to go back to.
  @Test(
    .acceptance(.secrets),
    arguments: [
      ("q", [], .quit), ("Q", [], .quitWithReport), ("vq", [], .quit), ("jq", [], .quit),
      ("", .terminate, .signal(15)), ("", .hangUp, .signal(1)), ("", .interrupt, .signal(2)),
    ] as [(String, SignalSet, DashboardExit)])
  func `takes credentials off the screen before it leaves`(
    keys: String, signals: SignalSet, end: DashboardExit
  ) {
    board.publish(SnapshotFixtures.mixed)
    terminal.add([.key(.enter)])
    terminal.add(keys: "v")
    terminal.add(keys.map { .key(.character($0)) }, signals: signals)
    #expect(rig.run() == end)
    let areShown = terminal.frames.map { $0.text.contains(SnapshotFixtures.secretWord) }
    #expect(areShown == [false, false, true, false])
  }

  @Test func `does nothing that was typed after the wish to quit`() {
    terminal.add(keys: "qp")
    var effects: [Effect] = []
    let end = rig.run { effect in
      effects.append(effect)
      return nil
    }
    #expect(end == .quit)
    #expect(effects == [])
  }
}
