import Dashboard
import Foundation
import RelayKit
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The loop of the dashboard` {
  private let rig: LoopRig
  private let terminal: RecordingTerminal
  private let board: SnapshotBoard

  init() throws {
    rig = try LoopRig()
    (terminal, board) = (rig.terminal, rig.board)
  }

  @Test func `draws the first frame before any key, and ends when told to`() {
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.frames == [rig.state().draw()])
  }

  @Test func `draws the first frame before it waits for what it needs`() {
    terminal.add(keys: "q")
    var framesMeanwhile: [Frame] = []
    var loop = rig.loop()
    #expect(loop.run(afterFirstFrame: { framesMeanwhile = terminal.frames }) == .quit)
    #expect(framesMeanwhile == [rig.state().draw()])
    #expect(terminal.frames == framesMeanwhile)
  }

  @Test func `reads no key where what it needs is not to be had`() {
    terminal.add(keys: "q")
    #expect(throws: TerminalError.noTerminal) {
      var loop = rig.loop()
      _ = try loop.run { () throws(TerminalError) in throw .noTerminal }
    }
    #expect(terminal.frames.count == 1)
  }

  @Test func `answers all the keys that came together with one frame`() {
    terminal.add(keys: "jjj")
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    var expected = rig.state()
    for _ in 0..<3 { _ = expected.handle(.key(.character("j"))) }
    #expect(terminal.frames == [rig.state().draw(), expected.draw()])
  }

  @Test(.acceptance(.batchedKeys))
  func `lets each of the keys that came together find what the one before has left`() {
    terminal.add(keys: "/usa")
    terminal.add([.key(.enter)] + "jjGkk".map { .key(.character($0)) } + [.key(.enter)])
    terminal.add(keys: "Gk")
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    var expected = rig.state()
    for character in "/usa" { _ = expected.handle(.key(.character(character))) }
    _ = expected.handle(.key(.enter))
    for character in "jjGkk" { _ = expected.handle(.key(.character(character))) }
    _ = expected.handle(.key(.enter))
    for character in "Gk" { _ = expected.handle(.key(.character(character))) }
    #expect(terminal.frames.last == expected.draw())
  }

  @Test func `draws nothing for a key that changes nothing`() {
    terminal.add(keys: "k")
    terminal.add([.ignored])
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.frames.count == 1)
  }

  @Test func `fits the frame to the terminal's new size`() {
    terminal.add([.resize(Size(columns: 100, rows: 30))])
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.frames.map(\.size.columns) == [80, 100])
  }

  @Test func `takes the news of the board, and what comes of an effect`() {
    terminal.add(keys: "p")
    terminal.add(keys: "q")
    var effects: [Effect] = []
    let end = rig.run { effect in
      effects.append(effect)
      board.publish(LoopRig.snapshot(version: 2))
      return .notice("told the monitor")
    }
    #expect(end == .quit)
    #expect(effects == [.monitor(.pause)])
    var expected = rig.state()
    _ = expected.handle(.key(.character("p")))
    _ = expected.handle(.notice("told the monitor"))
    _ = expected.handle(.snapshot(LoopRig.snapshot(version: 2)))
    #expect(terminal.frames.last == expected.draw())
  }

  @Test func `shows why the survey has ended, and goes on showing what was found`() {
    terminal.onDraw = { [board, terminal] count in
      if count == 1 { board.fail("the demo's sockets are gone") }
      if count == 2 { terminal.add(keys: "j") }
      if count == 3 { terminal.add(keys: "q") }
    }
    #expect(rig.run() == .quit)
    var failed = LoopRig.snapshot(version: 2)
    failed.elapsed = .seconds(1)
    failed.failure = "the demo's sockets are gone"
    var expected = rig.state()
    _ = expected.handle(.snapshot(failed))
    let first = expected.draw()
    _ = expected.handle(.key(.character("j")))
    #expect(terminal.frames == [rig.state().draw(), first, expected.draw()])
    #expect(first.text.contains("stopped") && first.text.contains("the demo's sockets are gone"))
    #expect(expected.draw().text.contains("the demo's sockets are gone"))
  }

  @Test func `wakes for news alone`() {
    terminal.onDraw = { [board, terminal] count in
      // The second frame can only come of the news: there is no key yet.
      if count == 1 { board.publish(LoopRig.snapshot(version: 2)) }
      if count == 2 { terminal.add(keys: "q") }
    }
    #expect(rig.run() == .quit)
    #expect(terminal.frames.count == 2)
  }

  @Test func `paints the screen anew for ^L`() {
    terminal.add([.key(.control("l"))])
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.calls == ["repaint"])
  }

  @Test func `shows what the terminal has to say of itself`() {
    terminal.notice = "drawing as on xterm-256color"
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    #expect(terminal.frames.first?.text.contains("drawing as on xterm-256color") == true)
  }

  @Test func `says with the first frame what it was told to say, beside what the terminal says`() {
    terminal.notice = "as on xterm"
    terminal.add(keys: "q")
    #expect(rig.run(notice: "mine.toml:1:1 is broken") == .quit)
    var expected = rig.state()
    _ = expected.handle(.notice("as on xterm; mine.toml:1:1 is broken"))
    #expect(terminal.frames == [expected.draw()])
  }

  @Test(.acceptance(.stalledLink))
  func `draws the newest frame once a stalled terminal takes bytes again`() {
    terminal.outcomes = [.busy, .busy]
    terminal.add(keys: "j")
    terminal.add([])
    terminal.add([])
    terminal.add(keys: "q")
    #expect(rig.run() == .quit)
    var expected = rig.state()
    _ = expected.handle(.key(.character("j")))
    #expect(terminal.frames == [expected.draw()])
  }

  @Test func `tells a test each time it comes to rest, be it after a key or after news`() {
    let told = Pipe()
    terminal.onDraw = { [board, terminal] count in
      if count == 1 { board.publish(LoopRig.snapshot(version: 2)) }
      if count == 2 { terminal.add(keys: "j") }
      if count == 3 { terminal.add(keys: "q") }
    }
    #expect(rig.run(idle: told.fileHandleForWriting.fileDescriptor) == .quit)
    let lines = String(decoding: told.fileHandleForReading.availableData, as: UTF8.self)
    #expect(lines == "idle 1\nidle 2\nidle 3\n")
  }
}
