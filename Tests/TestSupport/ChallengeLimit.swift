/// How many challenges a client's address is sent in a second, as coturn counts since 2026
/// (`--unauthorized-ratelimit`): whole seconds, ten in each, whatever the port.
package struct ChallengeLimit: Sendable {
  package static let perSecond = 10

  private var counts: [UInt32: (second: Int64, count: Int)] = [:]

  package init() {}

  /// Whether one more may go to this address, `now` being counted from any moment.
  package mutating func admits(_ client: UInt32, at now: Duration) -> Bool {
    let second = now.components.seconds
    let latest = counts[client]
    let count = latest?.second == second ? (latest?.count ?? 0) + 1 : 1
    counts[client] = (second, count)
    return count <= Self.perSecond
  }
}

extension [Duration] {
  /// How many of these times lie in the second that holds the most.
  package var inBusiestSecond: Int {
    map { start in count { $0 >= start && $0 < start + .seconds(1) } }.max() ?? 0
  }
}
