extension NetworkPath {
  /// What works from here: a path is ok where any server answers on it, refused where all say that
  /// nothing listens, and blocked where some are silent and servers answer on other paths.
  static func summary(of servers: some Sequence<ServerSnapshot>) -> [NetworkPath] {
    var tallies: [PathEvidence.Path: Tally] = [:]
    for server in servers {
      guard let path = server.path else { continue }
      tallies[path, default: Tally()].count(server)
    }
    let anyAnswers = tallies.values.contains(where: \.isAnswered)
    return tallies.sorted { $0.key < $1.key }.map { path, tally in
      NetworkPath(
        transport: path.transport, port: path.port, state: tally.state(anyAnswers: anyAnswers))
    }
  }

  /// What the servers on one path tell of it, added up.
  private struct Tally {
    private(set) var isAnswered = false
    private var tried = 0
    private var unreachable = 0
    private var refused = 0
    private var silent = 0

    mutating func count(_ server: ServerSnapshot) {
      isAnswered = isAnswered || server.answers
      guard server.wasTried else { return }
      tried += 1
      if server.verdict == .unreachable { unreachable += 1 }
      if server.fault == .refused { refused += 1 }
      if server.isSilent { silent += 1 }
    }

    func state(anyAnswers: Bool) -> State {
      if isAnswered { return .ok }
      guard tried > 0, unreachable == tried else { return .unknown }
      if refused == tried { return .refused }
      return anyAnswers && silent > 0 ? .blocked : .unknown
    }
  }
}

extension ServerSnapshot {
  /// Whether nothing comes back that a server would have sent.
  fileprivate var isSilent: Bool {
    [.silent, .mute, .dropped, .brokenTLS].contains(fault)
  }
}
