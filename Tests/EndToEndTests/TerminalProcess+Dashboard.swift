import TestSupport
import Testing

extension TerminalProcess {
  /// The demo of a few regions.
  static let demo = ["--demo"] + DashboardScreen.regions.flatMap { ["--region", $0] }

  /// The dashboard, once it shows a ranking.
  static func ranked(
    _ options: [String] = demo, environment: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24
  ) async throws -> TerminalProcess {
    let terminal = try dashboard(
      options, environment: environment, columns: columns, rows: rows)
    try await terminal.wait("a ranking") { screen in
      screen.text.regionRows.contains { $0.rank == "1" }
    }
    return terminal
  }

  /// Waits for the end, and expects of the terminal that nothing tells that it was used.
  func expectGivenBack(
    afterStatus status: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    #expect(await process.status == status, sourceLocation: sourceLocation)
    #expect(settings == settingsBefore, sourceLocation: sourceLocation)
    #expect(screen.modes == TerminalScreen.standardModes, sourceLocation: sourceLocation)
  }

  /// Expects that what is on the screen is what the program would paint on an empty one, but for the
  /// first line, which tells the time.
  func expectFreshLook(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let seen = screen
    var fresh = TerminalScreen(columns: seen.columns, rows: seen.rows)
    fresh.take(try await repaint())
    #expect(fresh.clearCount > 0, sourceLocation: sourceLocation)
    #expect(fresh.lines.dropFirst() == seen.lines.dropFirst(), sourceLocation: sourceLocation)
    #expect(fresh.looks.dropFirst() == seen.looks.dropFirst(), sourceLocation: sourceLocation)
  }
}
