import Dashboard
import RelayKit
import TestSupport
import Testing

/// What the dashboard sends over a slow link, in bytes on the terminal, at 160×50 in 256 colours.
///
/// Each in a process of its own: ncurses has one screen and cannot be started twice.
@Suite(.acceptance(.cellEconomy), .timeLimit(.minutes(1))) struct `Cell economy` {
  @Test(.acceptance(.zeroIdleBytes)) func `nothing is sent where nothing changes`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(size: Size(columns: 160, rows: 50))
      var state = DashboardState(snapshot: SnapshotFixtures.steady(0), size: terminal.size)
      #expect(terminal.draw(state.draw()) == .drawn)
      #expect(!pty.output().isEmpty)
      _ = state.handle(.snapshot(SnapshotFixtures.steady(0)))
      #expect(terminal.draw(state.draw()) == .unchanged)
      #expect(pty.output() == "")
    }
  }

  @Test func `one changed value costs at most 40 bytes`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(size: Size(columns: 160, rows: 50))
      var snapshot = SnapshotFixtures.steady(0)
      var state = DashboardState(snapshot: snapshot, size: terminal.size)
      #expect(terminal.draw(state.draw()) == .drawn)
      _ = pty.output()
      snapshot.regions[7].servers[2].statistics.p50 = .milliseconds(57.9)
      _ = state.handle(.snapshot(snapshot))
      #expect(terminal.draw(state.draw()) == .drawn)
      let count = pty.output().utf8.count
      #expect((1...40).contains(count), "\(count)")
    }
  }

  @Test func `a tick that changes every number of every row costs at most 1.5 kB`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(size: Size(columns: 160, rows: 50))
      var state = DashboardState(snapshot: SnapshotFixtures.steady(0), size: terminal.size)
      #expect(terminal.draw(state.draw()) == .drawn)
      _ = pty.output()
      let counts = (1...40).map { tick in
        _ = state.handle(.snapshot(SnapshotFixtures.steady(tick)))
        #expect(terminal.draw(state.draw()) == .drawn)
        return pty.output().utf8.count
      }
      #expect(counts.allSatisfy { (200...1500).contains($0) }, "\(counts)")
    }
  }

  @Test func `a move costs two names, not two rows`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(size: Size(columns: 80, rows: 12))
      var state = DashboardState(snapshot: SnapshotFixtures.steady(0), size: terminal.size)
      #expect(terminal.draw(state.draw()) == .drawn)
      _ = pty.output()
      _ = state.handle(.key(.character("j")))
      #expect(terminal.draw(state.draw()) == .drawn)
      let count = pty.output().utf8.count
      #expect((1...160).contains(count), "\(count)")
    }
  }
}
