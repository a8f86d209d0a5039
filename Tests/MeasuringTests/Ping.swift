import TestSupport

/// The round trip of a link as `ping` sees it, in milliseconds.
struct Ping {
  let median: Double

  /// Sends forty packets, a tenth of a second apart.
  init(over link: Link) async throws {
    let outcome = try await Command("ping", ["-c", "40", "-i", "0.1", Link.farAddress])
      .inside(link.near).run()
    let times = outcome.output.matches(of: /time=([0-9.]+) ms/).compactMap { match in
      Double(match.output.1)
    }.sorted()
    guard times.count == 40 else {
      throw TestSupportError.commandFailed("ping", errors: outcome.output + outcome.errors)
    }
    median = times[19]
  }
}
