import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// How the dashboard leaves its terminal: settings and modes compared with those before.
  @Suite(.timeLimit(.minutes(2))) struct LeavingTests {
    @Test(
      .acceptance(.killMatrix, .mouse),
      arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE])
    func `turns off every mode when a signal ends it`(signal: Int32) async throws {
      let terminal = try await TerminalProcess.ranked(["--demo", "--region", "us_east"])
      #expect(terminal.settings != terminal.settingsBefore)
      #expect(terminal.screen.modes == [7, 1, 66, 1049, 2004])
      terminal.process.signal(signal)
      await terminal.expectGivenBack(afterStatus: 128 + signal)
    }

    @Test(.acceptance(.killMatrix, .mouse), arguments: ["q", "Q", "\u{3}"])
    func `turns off every mode when a key ends it`(key: String) async throws {
      let terminal = try await TerminalProcess.ranked(["--demo", "--region", "us_east"])
      terminal.type(key)
      await terminal.expectGivenBack(afterStatus: 0)
    }

    /// The language's runtime asks for a key in the place where a program crashed.
    @Test(.acceptance(.killMatrix)) func `gives the terminal back before a crash is told of`()
      async throws
    {
      let terminal = try await TerminalProcess.ranked(
        ["--demo", "--region", "us_east"], environment: ["SWIFT_BACKTRACE": nil])
      terminal.process.signal(SIGSEGV)
      try await terminal.wait("the shell's screen", within: .seconds(5)) { screen in
        screen.modes == TerminalScreen.standardModes
      }
      #expect(terminal.settings == terminal.settingsBefore)
      terminal.process.kill()
      let shown = String(decoding: terminal.takeBytes(), as: UTF8.self)
      let crash = shown.firstRange(of: "rashed")?.lowerBound ?? shown.endIndex
      let restored = try #require(shown.firstRange(of: "\u{1B}[?1049l")).lowerBound
      #expect(restored < crash)
    }

    /// The screen stands before the demo does, which finds no room for its sockets.
    @Test(.acceptance(.killMatrix))
    func `says on the screen before its own what kept it from work`() async throws {
      let terminal = try TerminalProcess.dashboard(["--demo"], preamble: "ulimit -n 80")
      await terminal.expectGivenBack(afterStatus: 69)
      #expect(String(decoding: terminal.takeBytes(), as: UTF8.self).contains("\u{1B}[?1049h"))
      #expect(terminal.screen.text.contains("turntop: the demo cannot listen on 127."))
    }

    @Test(.acceptance(.hangUp)) func `ends with its terminal though SIGHUP is ignored`()
      async throws
    {
      let terminal = try TerminalProcess.dashboard(
        ["--demo", "--region", "us_east"], preamble: "trap '' HUP")
      try await terminal.wait(for: "us_east")
      #expect(terminal.process.ignores(SIGHUP))
      terminal.hangUp()
      #expect(await eventually(within: .seconds(10)) { !terminal.process.isRunning })
    }

    @Test(.acceptance(.tooSmall), arguments: ["q", "\u{3}"])
    func `keeps its place through a screen that is too small, and can be left there`(key: String)
      async throws
    {
      let terminal = try await TerminalProcess.ranked()
      try await terminal.pause()
      terminal.type("jj")
      try await terminal.wait("the third row") { $0.text.regionRows[2].isSelected }
      let before = terminal.screen.text.regionRows
      terminal.resize(columns: 39, rows: 9)
      try await terminal.wait(for: "need 40x10")
      terminal.type("?")
      try await terminal.wait(for: "all about the region")
      terminal.type("?")
      terminal.resize(columns: 80, rows: 24)
      try await terminal.wait("the same rows") { $0.text.regionRows == before }
      terminal.resize(columns: 39, rows: 9)
      try await terminal.wait(for: "need 40x10")
      terminal.type(key)
      await terminal.expectGivenBack(afterStatus: 0)
    }

    @Test(.acceptance(.suspend)) func `stays where there is no shell to continue it`() async throws
    {
      let terminal = try await TerminalProcess.ranked()
      terminal.type("\u{1A}")
      try await terminal.wait(for: "not started from a shell that could continue it")
      terminal.type("G")
      try await terminal.wait("the last region") { $0.text.selectedRegion == "standard" }
    }

    @Test(.acceptance(.suspend)) func `hears a stop that comes while it draws`() async throws {
      let terminal = try await TerminalProcess.ranked(
        ["--demo", "--interval", "100ms"], columns: 160, rows: 50)
      // Nobody reads, and more is to be painted than the terminal holds: it waits amid a frame.
      for _ in 0..<20 {
        terminal.typeUnread("\u{C}")
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(!terminal.process.ignores(SIGTSTP))
      terminal.process.signal(SIGTSTP)
      // The keys that were not read yet take what it says off the screen; the messages keep it.
      try await terminal.wait("all keys read") { _ in terminal.unreadKeys == 0 }
      terminal.type("m")
      try await terminal.wait(for: "not started from a shell that could continue it")
    }

    @Test(.acceptance(.suspend))
    func `takes the screen again when somebody else has stopped and continued it`() async throws {
      let terminal = try await TerminalProcess.ranked()
      try await terminal.pause()
      let seen = terminal.screen
      terminal.process.signal(SIGSTOP)
      let rests = terminal.rests
      terminal.process.signal(SIGCONT)
      #expect(await eventually(within: .seconds(10)) { terminal.rests > rests })
      var painted = TerminalScreen(columns: 80, rows: 24)
      painted.take(terminal.takeBytes())
      #expect(painted.text == seen.text)
      #expect(terminal.screen.modes == seen.modes)
    }

    /// The colours are the person's: none were defined, so there are none to take back.
    @Test(.acceptance(.suspend)) func `leaves the palette alone when it comes back`() async throws {
      let terminal = try await TerminalProcess.job(["--demo", "--region", "us_east"])
      try await terminal.wait("a ranking") { $0.text.regionRows.contains { $0.rank == "1" } }
      terminal.type("\u{1A}")
      try await terminal.waitForPrompt()
      let cleared = terminal.screen.clearCount
      _ = terminal.takeBytes()
      terminal.type("fg\r")
      try await terminal.wait("a cleared screen") { $0.clearCount > cleared }
      try await terminal.settle(after: TerminalProcess.nothing)
      #expect(!String(decoding: terminal.takeBytes(), as: UTF8.self).contains("\u{1B}]104"))
    }

    @Test(.acceptance(.suspend))
    func `leaves the palette alone when somebody else has stopped and continued it`() async throws {
      let terminal = try await TerminalProcess.ranked(["--demo", "--region", "us_east"])
      terminal.process.signal(SIGSTOP)
      _ = terminal.takeBytes()
      let rests = terminal.rests
      terminal.process.signal(SIGCONT)
      #expect(await eventually(within: .seconds(10)) { terminal.rests > rests })
      #expect(!String(decoding: terminal.takeBytes(), as: UTF8.self).contains("\u{1B}]104"))
    }
  }
}
