import STUN

/// What servers that one socket asked saw of us.
package struct MappingExploration: Equatable, Sendable {
  package var answers: [MappedAddress]
  package var traffic: Traffic

  package init(answers: [MappedAddress] = [], traffic: Traffic = Traffic()) {
    self.answers = answers
    self.traffic = traffic
  }
}

/// What asks servers how a NAT maps us: a socket in earnest, a script in tests.
package protocol MappingExploring: Sendable {
  /// Asks each of `servers` once, all from one socket; ends early where the task is cancelled.
  func explore(_ servers: [TransportAddress]) async -> MappingExploration
}
