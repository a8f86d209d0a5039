import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What the terminal is like while the dashboard is stopped, and after it.
  @Suite(.timeLimit(.minutes(2))) struct TerminalTests {
    @Test(arguments: ["q", "C-c"])
    func `leaves the terminal as it was`(key: String) async throws {
      try await DashboardScreen.with { screen in
        try await screen.tmux.press(key)
        let text = try await screen.expectSanity(afterEnding: 0)
        #expect(!text.contains("jk move"), "\(text)")
      }
    }

    @Test(
      .acceptance(.killMatrix),
      arguments: [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGSEGV, SIGTRAP, SIGSYS,
        SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGPOLL, SIGPWR, SIGSTKFLT, 40, 64,
      ])
    func `leaves the terminal as it was when a signal ends it`(signal: Int32) async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        try await screen.signal(signal)
        _ = try await screen.expectSanity(afterEnding: 128 + Int(signal))
      }
    }

    @Test(
      .acceptance(.killMatrix),
      .enabled(if: Requirement.canTrace, "needs the right to trace a process"))
    func `leaves the terminal as it was when the program traps`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        let thread = try await screen.waitingThread()
        try thread.plantTrap()
        try await screen.tmux.press("j")
        try await screen.tmux.wait("the end") { $0.contains("ended ") }
        // The key was not read any more, and the shell has it.
        try await screen.tmux.press("C-u")
        _ = try await screen.expectSanity(afterEnding: 128 + Int(MainThread.trapSignal))
      }
    }

    @Test(.enabled(if: Requirement.canTrace, "needs the right to trace a process"))
    func `reads keys on the process's main thread`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        let files = try await screen.waitingThread().polledFiles
        #expect(files.count == 2)
        #expect(files.first == (try await screen.tmux.file()))
        #expect(files.last?.hasPrefix("pipe:") == true)
      }
    }

    @Test(.acceptance(.suspend)) func `is a shell's job: ^Z stops it, and fg brings it back`()
      async throws
    {
      try await DashboardScreen.with { screen in
        try await expectComingBack(screen) { try await screen.tmux.press("C-z") }
      }
    }

    @Test(.acceptance(.suspend)) func `stops the same way when somebody else stops it`()
      async throws
    {
      try await DashboardScreen.with { screen in
        try await expectComingBack(screen) { try await screen.signal(SIGTSTP) }
      }
    }

    @Test(.acceptance(.suspend))
    func `paints the screen anew when it was stopped without being asked`() async throws {
      try await DashboardScreen.with { screen in
        try await screen.signal(SIGSTOP)
        try await screen.tmux.wait("the shell") { $0.contains("Stopped") }
        try await screen.tmux.enter("fg")
        try await screen.tmux.wait("the table again", until: isTable)
      }
    }

    @Test func `prints a report where no keys can be read`() async throws {
      let tmux = try await Tmux(columns: 120, rows: 40)
      let path = try TurntopBinary.path
      try await tmux.enter(
        "setsid --wait '\(path)' --demo --region us_east < /dev/null; echo ended $?")
      let text = try await tmux.wait("the end") { $0.contains("\nended 0") }
      try await tmux.end()
      #expect(
        text.contains("turntop: there is no terminal to read keys from: here is one report instead")
      )
      #expect(text.contains("1  us_east"))
    }

    @Test func `asks for the key without showing it`() async throws {
      try await withQuestion { tmux in
        try await tmux.enter(CredentialAPI.key)
        let text = try await tmux.wait("the end") { $0.contains("\nended 2\n") }
        #expect(!text.contains(CredentialAPI.key.prefix(8)))
        #expect(try tmux.folder.text("report").contains("127.0.0.1:9"))
      }
    }

    @Test(arguments: [("C-c", 130), ("C-\\", 131)])
    func `shows what is typed again where the question is left`(key: String, status: Int)
      async throws
    {
      try await withQuestion { tmux in
        try await tmux.press(key)
        try await tmux.wait("the end") { $0.contains("\nended \(status)\n") }
      }
    }

    /// Lends a terminal in which the program asks for the key, and compares its settings after it.
    private func withQuestion(_ body: (Tmux) async throws -> Void) async throws {
      let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:9"]))
      let tmux = try await Tmux(columns: 120, rows: 24)
      do {
        try await tmux.enter("trap : INT QUIT; ulimit -c 0; stty -a > before")
        try await tmux.enter(
          """
          '\(try TurntopBinary.path)' probe --base-url \(api.baseURL) --api-key-file - \
          --region us_east --timeout 200ms --count 1 --format json > report; echo ended $?
          """)
        try await tmux.wait("the question") { $0.contains("\nAPI key (it is not shown):") }
        try await body(tmux)
        try await tmux.enter("stty -a > after; cmp before after && echo sane")
        try await tmux.wait("sanity") { $0.contains("\nsane") }
        try await tmux.end()
      } catch {
        try await tmux.end()
        throw error
      }
    }

    private func expectComingBack(
      _ screen: DashboardScreen, after stop: () async throws -> Void
    ) async throws {
      try await stop()
      try await screen.tmux.wait("the shell") { $0.contains("Stopped") }
      try await screen.expectSanity()
      try await screen.tmux.enter("fg")
      try await screen.tmux.wait("the table again", until: isTable)
      try await screen.press("G", showing: "the last region") { $0.selectedRegion == "standard" }
    }

    private let isTable: @Sendable (String) -> Bool = { text in
      text.hasPrefix("turntop  DEMO") && !text.contains("Stopped")
        && text.regionRows.count == DashboardScreen.regions.count
    }
  }
}

extension DashboardScreen {
  /// The program's main thread, once it waits.
  fileprivate func waitingThread() async throws -> MainThread {
    let id = try await processID()
    while true {
      if let thread = try MainThread(of: id) { return thread }
      await Task.yield()
    }
  }
}
