import STUN

extension Survey {
  /// The moment as views and reports read it.
  package func snapshot(
    service: ServiceIdentity, elapsed: Duration, version: UInt64
  ) -> Snapshot {
    var snapshot = Snapshot(service: service)
    snapshot.version = version
    snapshot.elapsed = elapsed
    snapshot.regions = records.map(regionSnapshot)
    snapshot.regions.markAliases(addresses: records.map(addresses))
    snapshot.best = Ranking.rank(&snapshot.regions)
    snapshot.paths = NetworkPath.summary(of: snapshot.regions)
    snapshot.traffic = targets.values.reduce(into: Traffic()) { $0 += $1.traffic }
    return snapshot
  }

  private func regionSnapshot(_ record: RegionRecord) -> RegionSnapshot {
    var region = RegionSnapshot(region: record.region)
    region.fetch = record.fetch
    region.iceServers = record.iceServers
    region.servers = record.servers.map(serverSnapshot)
    region.judge(failure: record.failure)
    return region
  }

  /// Every address of a region's hosts: what tells whether two names mean the same servers.
  private func addresses(_ record: RegionRecord) -> Set<IPAddress> {
    Set(record.uris.filter(\.scheme.isRelay).flatMap { targets(of: $0) }.map(\.address.ip))
  }

  private func serverSnapshot(_ record: ServerRecord) -> ServerSnapshot {
    switch record.uri {
    case .failure(let error):
      var server = ServerSnapshot(url: DisplayText(serverURL: record.url), uri: nil)
      server.verdict = .misconfigured
      server.reason = error.displayText
      return server
    case .success(let uri):
      var server = ServerSnapshot(url: DisplayText(serverURL: record.url), uri: uri)
      describe(uri, in: &server)
      return server
    }
  }

  private func describe(_ uri: ServerURI, in server: inout ServerSnapshot) {
    guard uri.transport != .dtls else {
      server.verdict = .unsupported
      server.reason = "TURN over DTLS: no browser speaks it, so it is not probed"
      return
    }
    switch resolutions[uri.host] {
    case .resolved(_, let took): server.resolveTime = took
    case .failed(let error, let took):
      server.resolveTime = took
      server.stage = .resolve
      server.verdict = .unreachable
      server.reason = error.displayText
    case .resolving, nil: return
    }
    measure(targets(of: uri), in: &server)
  }

  /// Gives the server the figures of its best address, and every address its verdict.
  private func measure(_ candidates: [Target], in server: inout ServerSnapshot) {
    let known = candidates.compactMap { target in targets[target].map { (target, $0) } }
    server.addresses = known.map { target, record in
      AddressSnapshot(
        address: DisplayText(sanitizing: "\(target.address.ip)"),
        family: target.address.ip.family == .v4 ? 4 : 6, verdict: record.verdict)
    }
    guard let (target, record) = known.first(where: { $0.1.verdict.isUsable }) ?? known.first else {
      return
    }
    server.address = DisplayText(sanitizing: "\(target.address.ip)")
    server.take(record)
    server.reason = record.reason ?? deadAddresses(known)
  }

  /// Names addresses that do not answer beside one that does.
  private func deadAddresses(_ known: [(Target, TargetRecord)]) -> DisplayText? {
    let dead = known.filter { $0.1.verdict != .pending && !$0.1.verdict.isUsable }
    guard !dead.isEmpty else { return nil }
    let names = dead.map { DisplayText(sanitizing: "\($0.0.address.ip)") }
    return "\(names.joined(separator: ", ")) does not answer: clients that try it first wait"
  }
}

extension ServerSnapshot {
  fileprivate mutating func take(_ record: TargetRecord) {
    verdict = record.verdict
    stage = record.stage
    connectTime = record.connectTime
    tlsTime = record.tlsTime
    statistics = record.samples.statistics
    history = record.samples.history
    reconnects = record.reconnects
    errorCode = record.errorCode
    software = record.software
    mapped = record.mapped.map { DisplayText(sanitizing: "\($0)") }
  }
}

extension [RegionSnapshot] {
  /// Names for each region the others whose relays have the very same addresses.
  fileprivate mutating func markAliases(addresses: [Set<IPAddress>]) {
    for index in indices where !addresses[index].isEmpty {
      self[index].sameAs = indices.filter { $0 != index && addresses[$0] == addresses[index] }
        .map { self[$0].region }
    }
  }
}

extension Traffic {
  static func += (left: inout Traffic, right: Traffic) {
    left.bytesSent += right.bytesSent
    left.bytesReceived += right.bytesReceived
  }
}
