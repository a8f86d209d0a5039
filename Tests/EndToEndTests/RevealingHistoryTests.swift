import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What a terminal without a second screen keeps of a credential that was on the first.
  ///
  /// It keeps the rows that scroll away, and tmux those of a screen that is cleared as well.
  @Suite(.timeLimit(.minutes(2))) struct RevealingHistoryTests {
    /// The password of the demo.
    private static let secret = "dE0+relay/pA55+/"
    private static let terms = ["vt100", "linux", "screen-256color"]

    @Test(.acceptance(.secrets), arguments: terms)
    func `holds no credential, whatever moves or clears the page`(term: String) async throws {
      try await withDetail(term) { screen in
        for keys in [["v"], ["j", "j", "k"], ["C-l"], ["?"], ["t"], ["G"], ["Escape"]] {
          try await reveal(on: screen)
          for key in keys { try await press(key, on: screen) }
          try #require(try await !screen.tmux.history().contains(Self.secret), "after \(keys)")
          for key in ["Escape", "Escape", "Enter"] { try await press(key, on: screen) }
        }
        try await reveal(on: screen)
        try await screen.settle { try await screen.tmux.resize(columns: 110, rows: 56) }
        #expect(try await !screen.tmux.history().contains(Self.secret), "after a change of size")
      }
    }

    @Test(.acceptance(.secrets), arguments: terms, Ending.all)
    func `holds none when the program has gone, whose last row is the prompt's`(
      term: String, ending: Ending
    ) async throws {
      try await withDetail(term) { screen in
        try await reveal(on: screen)
        switch ending {
        case .key(let key): try await screen.tmux.press(key)
        case .signal(let number): try await screen.signal(number)
        }
        let left = try await screen.tmux.wait("the prompt") { $0.rows.last == "$" }
        #expect(!left.contains(Self.secret))
        #expect(left.rows.filter { $0.contains("ended ") }.allSatisfy { $0.count < 12 }, "\(left)")
        #expect(try await !screen.tmux.history().contains(Self.secret))
      }
    }

    /// What ends or stops the program.
    enum Ending: Sendable {
      case key(String)
      case signal(Int32)

      static let all: [Ending] =
        [.key("q"), .key("Q"), .key("C-z")] + [SIGTERM, SIGQUIT, SIGSEGV].map { .signal($0) }
    }

    private func reveal(on screen: DashboardScreen) async throws {
      try await screen.press("v", showing: "the password") { $0.contains(Self.secret) }
    }

    private func press(_ key: String, on screen: DashboardScreen) async throws {
      try await screen.settle { try await screen.tmux.press(key) }
    }

    /// The page of a region, in a terminal of this kind.
    private func withDetail(
      _ term: String, _ body: (DashboardScreen) async throws -> Void
    ) async throws {
      try await DashboardScreen.with(columns: 100, rows: 50, term: term) { screen in
        try await screen.press("Enter", showing: "a page") { $0.contains("credentials in") }
        try await body(screen)
      }
    }
  }
}

extension String {
  /// Those with something in them.
  fileprivate var rows: [Substring] { split(separator: "\n") }
}
