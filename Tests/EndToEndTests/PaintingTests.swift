import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What is painted when, in bytes and in cells.
  @Suite(.timeLimit(.minutes(3))) struct PaintingTests {
    @Test(.acceptance(.firstPaint)) func `shows all regions before anything was answered`()
      async throws
    {
      let service = try SilentService()
      let terminal = try service.dashboard(columns: 120, rows: 40)
      let screen = try await terminal.wait("a frame") { $0.text.regionRows.count == 22 }
      #expect(screen.text.contains("asking for credentials"))
    }

    @Test(.acceptance(.firstPaint)) func `paints a screen of 80×24 in 3 kB`() async throws {
      let service = try SilentService()
      let terminal = try service.dashboard()
      #expect(await eventually(within: .seconds(20)) { terminal.rests > 0 })
      let count = terminal.takeBytes().count
      #expect((500...3_000).contains(count), "\(count)")
      #expect(terminal.screen.text.contains("of 22 regions"))
    }

    @Test(.acceptance(.cellEconomy))
    func `clears the screen at the start, where asked to and after a stop alone`() async throws {
      let terminal = try await TerminalProcess.ranked()
      for key
        in "jk?\u{1B}u\u{1B}\rx\u{1B}\u{1B}n\u{1B}m\u{1B}tj\u{1B}oj\u{1B}e\u{1B}/us\r\u{1B}psp"
      {
        try await terminal.settle(after: String(key))
      }
      #expect(terminal.screen.clearCount == 1)
      terminal.type("\u{C}")
      try await terminal.wait("a cleared screen") { $0.clearCount == 2 }
      terminal.process.signal(SIGSTOP)
      terminal.process.signal(SIGCONT)
      try await terminal.wait("a cleared screen") { $0.clearCount > 2 }
      try await terminal.settle(after: "j")
      #expect(terminal.screen.clearCount == 3)
    }

    @Test(.acceptance(.resizeStorm)) func `looks after a storm of sizes as a fresh start does`()
      async throws
    {
      let service = try SilentService()
      let terminal = try service.dashboard()
      try await terminal.wait(for: "22 regions")
      var random = SystemRandomNumberGenerator()
      for _ in 0..<200 {
        terminal.resize(
          columns: .random(in: 1...300, using: &random), rows: .random(in: 1...100, using: &random))
        try await Task.sleep(for: .milliseconds(10))
      }
      let fresh = try service.dashboard(columns: 100, rows: 30)
      try await fresh.wait(for: "22 regions")
      terminal.resize(columns: 100, rows: 30)
      // It comes to rest after earlier sizes too. The first line tells the time since the start.
      let isAlike = await eventually(within: .seconds(10)) {
        terminal.screen.lines.dropFirst() == fresh.screen.lines.dropFirst()
      }
      #expect(isAlike, "\(terminal.screen.text)\n\(fresh.screen.text)")
      #expect(terminal.screen.looks.dropFirst() == fresh.screen.looks.dropFirst())
      try await terminal.expectFreshLook()
    }

    @Test(.acceptance(.stalledLink))
    func `measures on while the link takes no bytes, and then sends one frame`() async throws {
      let capacity = try await TerminalProcess.capacity()
      let terminal = try await TerminalProcess.ranked(
        ["--demo", "--interval", "100ms"], columns: 160, rows: 50)
      let memory = try #require(terminal.process.peakMemory)
      let before = try #require(terminal.screen.elapsed)
      let frame = try await terminal.repaint().count
      // Nobody reads meanwhile, and far more is to be painted than the terminal holds.
      for _ in 0..<50 {
        terminal.typeUnread("\u{C}")
        try await Task.sleep(for: .milliseconds(100))
      }
      try await terminal.settle(after: TerminalProcess.nothing)
      try await terminal.waitForReading()
      try await terminal.settle(after: TerminalProcess.nothing)
      let backlog = terminal.takeBytes().count
      try await terminal.pause()
      // What the terminal held, the rest of the frame that it held a part of, and one that catches
      // up; the margin is for what a terminal holds more where it comes in other pieces.
      #expect(backlog > capacity / 2)
      #expect(backlog <= capacity + 2 * frame + 4_096, "\(backlog), \(capacity), \(frame)")
      #expect(try #require(terminal.screen.elapsed) >= before + 4)
      #expect(try #require(terminal.process.peakMemory) < memory + 16 << 20)
      // What was sent before the pause is still awaited.
      terminal.type("f")
      try await terminal.wait("figures that stand still") { $0.lines[0].hasSuffix("held") }
      try await terminal.quiesce()
      try await terminal.expectFreshLook()
    }
  }
}

extension TerminalProcess {
  /// How many bytes a terminal holds that nobody reads.
  fileprivate static func capacity() async throws -> Int {
    let script = "stty raw; exec dd if=/dev/zero bs=512 oflag=nonblock 2>&9"
    let terminal = try TerminalProcess(Command("sh", ["-c", script]))
    _ = await terminal.process.status
    return terminal.takeBytes().count
  }
}

/// A service that is asked and says nothing, so that the first screen stays.
private struct SilentService {
  private let responder = Result {
    try HTTPResponder { _ in
      sleep(60)
      return .init(503, "")
    }
  }

  init() throws {
    _ = try responder.get()
  }

  func dashboard(columns: Int = 80, rows: Int = 24) throws -> TerminalProcess {
    try .dashboard(
      ["--base-url", try responder.get().baseURL, "--timeout", "30s"],
      environment: ["TURNTOP_API_KEY": CredentialAPI.key], columns: columns, rows: rows)
  }
}

extension TerminalScreen {
  /// The seconds since the start, from the first line; `nil` where it tells none.
  fileprivate var elapsed: Double? {
    guard let match = lines.first?.firstMatch(of: /(?:([0-9]+):)?([0-9.]+)(?: s)?  \w+$/) else {
      return nil
    }
    let minutes = match.output.1.flatMap { Double($0) } ?? 0
    return Double(match.output.2).map { minutes * 60 + $0 }
  }
}
