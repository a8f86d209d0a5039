import Glibc
import TestSupport
import Testing

/// The dashboard on a few regions of its demo, in a real terminal.
struct DashboardScreen {
  static let regions = ["us_east", "usa", "canada", "canada_east", "europe", "standard"]

  let tmux: Tmux

  /// Lends a terminal in which the dashboard shows a ranking; ends it in any case.
  ///
  /// Where its kind is given, it has no second screen either.
  static func with(
    columns: Int = 80, rows: Int = 24, regions: [String] = DashboardScreen.regions,
    term: String? = nil, _ body: (DashboardScreen) async throws -> Void
  ) async throws {
    let tmux = try await Tmux(columns: columns, rows: rows)
    do {
      let screen = DashboardScreen(tmux: tmux)
      if term != nil { try await tmux.setSecondScreen(false) }
      try await screen.start(regions, term: term)
      try await body(screen)
      try await tmux.end()
    } catch {
      try await tmux.end()
      throw error
    }
  }

  /// Notes how the terminal is set, then starts the program and waits for its first ranking.
  ///
  /// The shell would give up the line where the program dies by SIGINT, were it not told.
  private func start(_ regions: [String], term: String?) async throws {
    try await tmux.enter("trap : INT; ulimit -c 0; stty -a > before; exec 9> idle")
    let options = regions.map { " --region \($0)" }.joined()
    let kind = term.map { " TERM=\($0)" } ?? ""
    let variables = "SWIFT_BACKTRACE=enable=no TURNTOP_TEST_FD=9\(kind)"
    try await tmux.enter(
      "\(variables) '\(try TurntopBinary.path)' --demo\(options); echo ended $?")
    try await tmux.wait("a ranking", within: .seconds(30)) { text in
      text.contains("DEMO") && text.regionRows.contains { $0.rank == "1" }
    }
  }

  /// Presses keys and waits until the screen shows what they are for.
  @discardableResult
  func press(
    _ keys: String..., showing what: String, until holds: @Sendable (String) -> Bool
  ) async throws -> String {
    for key in keys { try await tmux.press(key) }
    return try await tmux.wait(what, until: holds)
  }

  /// The program's process id.
  func processID() async throws -> Int32 {
    let output = try await Command("pgrep", ["-P", try await tmux.shellID(), "turntop"]).run()
      .output
    return try #require(Int32(output.prefix { $0.isNumber }))
  }

  func signal(_ number: Int32) async throws {
    kill(try await processID(), number)
  }

  /// The lines `idle N` that the program wrote whenever it came to rest, N the frames so far.
  private var rests: [Substring] {
    get throws { try tmux.folder.text("idle").split(separator: "\n") }
  }

  /// How many frames it had drawn when it came to rest.
  var frames: Substring? {
    get throws { try rests.last }
  }

  /// Does something and waits until the program has come to rest after it.
  func settle(after deed: () async throws -> Void) async throws {
    let before = try rests.count
    try await deed()
    #expect(try await eventually(within: .seconds(10)) { try rests.count > before })
  }

  /// Waits for the shell to say how the program ended, then looks at how it left the terminal.
  func expectSanity(afterEnding status: Int) async throws -> String {
    try await tmux.wait("the shell") { $0.contains("ended \(status)") }
    return try await expectSanity()
  }

  /// Compares the terminal's settings with those before the program.
  @discardableResult
  func expectSanity() async throws -> String {
    #expect(try await tmux.isPlain())
    try await tmux.enter("stty -a > after; cmp before after && echo sane")
    return try await tmux.wait("sanity") { $0.contains("\nsane") }
  }
}

/// A row of the table of regions.
struct RegionRow: Equatable {
  var isSelected: Bool
  var rank: String
  var region: String
}

extension String {
  /// The rows of the table, from its heading to the next empty line.
  var regionRows: [RegionRow] {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(where: { $0.hasPrefix("  #  region") }) else { return [] }
    return lines[(heading + 1)...].prefix { !$0.isEmpty }.map { line in
      let rank = line.dropFirst(1).prefix(3).filter { $0 != " " }
      let region = line.dropFirst(5).prefix { $0 != " " }
      return RegionRow(
        isSelected: line.hasPrefix(">"), rank: String(rank), region: String(region))
    }
  }

  var selectedRegion: String? {
    regionRows.first(where: \.isSelected)?.region
  }
}
