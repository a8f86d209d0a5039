extension NetworkPath {
  /// What works from here: a path is ok where any server answers on it, refused where all say that
  /// nothing listens, and blocked where some are silent and servers answer on other paths.
  static func summary(of regions: [RegionSnapshot]) -> [NetworkPath] {
    let servers = regions.flatMap(\.servers).filter { $0.uri != nil && $0.uri?.transport != .dtls }
    let paths = Dictionary(grouping: servers, by: Key.init)
    let anyAnswers = servers.contains(where: \.answers)
    return paths.keys.compactMap(\.self).sorted().map { key in
      let tried = (paths[key] ?? []).filter(\.wasTried)
      return NetworkPath(
        transport: key.transport, port: key.port, state: state(tried, anyAnswers: anyAnswers))
    }
  }

  private static func state(_ servers: [ServerSnapshot], anyAnswers: Bool) -> State {
    if servers.contains(where: \.answers) { return .ok }
    guard !servers.isEmpty, servers.allSatisfy({ $0.verdict == .unreachable }) else {
      return .unknown
    }
    if servers.allSatisfy({ $0.fault == .refused }) { return .refused }
    return anyAnswers && servers.contains(where: \.isSilent) ? .blocked : .unknown
  }

  private struct Key: Hashable, Comparable {
    var transport: Transport
    var port: UInt16

    init?(_ server: ServerSnapshot) {
      guard let uri = server.uri else { return nil }
      transport = uri.transport
      port = uri.port
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.transport, left.port) < (right.transport, right.port)
    }
  }
}

extension ServerSnapshot {
  /// Whether nothing comes back that a server would have sent.
  fileprivate var isSilent: Bool {
    [.silent, .mute, .dropped, .brokenTLS].contains(fault)
  }
}
