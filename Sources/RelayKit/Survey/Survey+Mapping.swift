import STUN

/// What is known of the NAT in front of us.
struct MappingState: Equatable, Sendable {
  /// The fetch since which it was asked about; `nil` before the first.
  var round: Int?
  var isUnderway = false
  var findings = NATFindings([])
}

// How the NAT maps.
extension Survey {
  /// The most servers that are asked: enough to outvote one that is silent.
  private static let mostAsked = 6

  /// Asks once a fetch, when all servers are known.
  mutating func explore() -> [Effect] {
    guard scope.exploresMapping, hasTargets, mapping.round != round, !mapping.isUnderway else {
      return []
    }
    let servers = serversToAsk
    guard !servers.isEmpty else { return [] }
    mapping.round = round
    mapping.isUnderway = true
    return [.explore(servers)]
  }

  mutating func explored(_ exploration: MappingExploration) -> [Effect] {
    mapping.isUnderway = false
    if !exploration.answers.isEmpty { mapping.findings = NATFindings(exploration.answers) }
    return inquired(exploration)
  }

  mutating func inquired(_ exploration: MappingExploration) -> [Effect] {
    for (server, whence) in exploration.displaced {
      targets.fold(.displaced(to: whence), of: Target(transport: .udp, address: server))
    }
    return []
  }

  /// Servers over UDP of one family at different addresses, and one of these on a second port:
  /// what it takes to tell the mappings of RFC 4787 §4.1 apart.
  private var serversToAsk: [TransportAddress] {
    let all = records.lazy.flatMap(\.uris).filter { $0.transport == .udp }
      .flatMap { targets(of: $0) }.map(\.address)
    let servers = Array(all).unique
    let family: IPAddress.Family = servers.contains { $0.ip.family == .v4 } ? .v4 : .v6
    let fitting = servers.filter { $0.ip.family == family }
    var seen: Set<IPAddress> = []
    let first = fitting.filter { seen.insert($0.ip).inserted }.prefix(Self.mostAsked - 1)
    let second = fitting.first { server in
      !first.contains(server) && first.contains { $0.ip == server.ip }
    }
    return first + [second].compactMap(\.self)
  }
}
