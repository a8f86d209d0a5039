import STUN

// What is fetched, resolved and probed.
extension Survey {
  mutating func fetched(_ outcome: FetchOutcome) -> [Effect] {
    guard let index = positions[outcome.region] else { return [] }
    let before = records[index].servers
    if records[index].fetch == .loading { loading -= 1 }
    for host in records[index].hosts { users[host]?.remove(index) }
    records[index].take(outcome)
    for host in records[index].hosts { users[host, default: []].insert(index) }
    let servers = records[index].servers
    return resolveHosts(of: records[index]) + prove(servers) + probe(servers)
      + (before.isEmpty || before == servers ? [] : stopOrphans())
  }

  mutating func resolved(
    _ host: String, _ result: Result<[IPAddress], ResolveError>, _ took: Duration
  ) -> [Effect] {
    let isFirst = unresolved.remove(host) != nil
    resolutions[host] = Resolution(result, families: scope.families, took: took)
    let regions = (users[host] ?? []).sorted().map { index in
      (servers: records[index].servers(at: host), isLoading: records[index].fetch == .loading)
    }
    return regions.filter { !$0.isLoading }.flatMap { prove($0.servers) }
      + regions.flatMap { probe($0.servers) }
      + (isFirst ? [] : stopOrphans())
  }

  mutating func observed(
    _ target: Target, _ observation: ProbeObservation
  ) -> [Effect] {
    targets.fold(observation, of: target)
    return []
  }

  private mutating func resolveHosts(of record: RegionRecord) -> [Effect] {
    var effects: [Effect] = []
    for host in record.uris.map(\.host) {
      let isNew = resolutions[host] == nil
      guard hostsToAskAgain.remove(host) != nil || isNew else { continue }
      if isNew {
        resolutions[host] = .resolving
        unresolved.insert(host)
      }
      effects.append(.resolve(host: host))
    }
    return effects
  }

  /// Starts what has an address and is not probed yet, in the order of the URLs.
  private mutating func probe(_ servers: [ServerRecord]) -> [Effect] {
    servers.compactMap { try? $0.uri.get() }.flatMap { targets(of: $0) }
      .filter { targets.add($0) }.map { .probe($0) }
  }

  /// Ends what no region names any more.
  private mutating func stopOrphans() -> [Effect] {
    proofs.keep(Set(records.flatMap(\.servers).flatMap { relayKeys(of: $0) }))
    let named = records.flatMap(\.uris).flatMap { targets(of: $0) }
    return targets.keep(Set(named)).map { .stop($0) }
  }

  /// The targets of `uri`, one an address; none while its host is unresolved or it is not spoken,
  /// and none where nothing can answer.
  func targets(of uri: ServerURI) -> [Target] {
    let isPublic = isPublic(uri.host)
    return addresses(of: uri).filter {
      !$0.isOfMany && (!isPublic || ParkedAddress($0, isPublic: true)?.isHopeless != true)
    }
    .map { Target(uri: uri, address: $0) }
  }

  /// What the host of `uri` leads to, parked or not.
  func addresses(of uri: ServerURI) -> [IPAddress] {
    guard uri.transport != .dtls, case .resolved(let addresses, _) = resolutions[uri.host] else {
      return []
    }
    return addresses
  }

  /// Whether a host is to be reached by everybody: one that a public service names.
  func isPublic(_ host: String) -> Bool {
    scope.expectsPublicHosts
      && (users[host]?.contains { records[$0].region.source == .service } ?? false)
  }
}
