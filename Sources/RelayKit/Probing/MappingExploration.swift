import STUN

/// What servers that one socket asked saw of us, and whence they answered.
package struct MappingExploration: Equatable, Sendable {
  package var answers: [MappedAddress]
  /// Whence answers came that did not come from the server asked, by that one.
  package var displaced: [TransportAddress: TransportAddress]

  package init(
    answers: [MappedAddress] = [], displaced: [TransportAddress: TransportAddress] = [:]
  ) {
    self.answers = answers
    self.displaced = displaced
  }
}

/// What asks servers from a socket that hears whoever answers: one in earnest, a script in tests.
package protocol MappingExploring: Sendable {
  /// Asks each of `servers`, all from one socket, and waits for `timeout` at most; ends early where
  /// the task is cancelled.
  func explore(_ servers: [TransportAddress], timeout: Duration) async -> MappingExploration

  /// Asks a server but once, which a socket that hears nobody else has had no answer from.
  func inquire(of server: TransportAddress) async -> MappingExploration
}
