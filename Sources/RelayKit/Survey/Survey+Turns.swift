/// In which order what a survey says is done.
extension Survey.Effect {
  /// By how much the longest proofs come first.
  package static let headStart = Duration.milliseconds(25)

  /// Whether it is a proof over TLS, which takes the most round trips of all that a sweep waits for.
  fileprivate var isLongest: Bool {
    guard case .prove(let key, _) = self else { return false }
    return key.target.transport == .tls
  }

  /// Whether it may wait for the handshakes of those.
  fileprivate var isPatient: Bool {
    switch self {
    case .prove: !isLongest
    case .probe: true
    default: false
    }
  }
}

extension [Survey.Effect] {
  /// What is done at once, and what a head start later: all other proofs and probes, where there is
  /// a proof over TLS, whose handshake is not to wait while they are begun.
  ///
  /// A server's Binding and first Allocate stay in one flight.
  package var turns: (first: [Survey.Effect], later: [Survey.Effect]) {
    guard contains(where: \.isLongest) else { return (self, []) }
    return (filter { !$0.isPatient }, filter(\.isPatient))
  }
}
