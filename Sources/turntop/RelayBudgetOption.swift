import ArgumentParser
import RelayKit

/// What `--relay-budget` takes, and what goes with it.
enum RelayBudgetOption {
  /// Room for one relay of each region the service has.
  static let standard = ByteCount(1_000_000)

  /// Reads `64000`, `300k`, `5M`.
  static func count(_ text: String) throws -> ByteCount {
    guard let count = ByteCount(parsing: text) else {
      throw ValidationError("a number of bytes, for example 300000, 300k or 5M")
    }
    return count
  }

  static func validate(_ budget: ByteCount?, relay: Bool, noAllocate: Bool) throws {
    if relay, noAllocate {
      throw ValidationError("--relay takes allocations, --no-allocate none: leave one of them out.")
    }
    guard let budget else { return }
    guard relay else { throw ValidationError("--relay-budget goes with --relay.") }
    let least = ByteCount(RelayEchoProfile.voice.price)
    guard budget.bytes >= least.bytes else {
      throw ValidationError("--relay-budget takes \(least.option) or more: what one relay takes.")
    }
  }
}
