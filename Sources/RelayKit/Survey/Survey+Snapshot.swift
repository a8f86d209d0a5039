import STUN

extension Survey {
  /// The moment as views and reports read it, its regions ranked by `rank`.
  package func snapshot(
    service: ServiceIdentity, elapsed: Duration, version: UInt64,
    rank: (inout [RegionSnapshot]) -> Region? = { Ranking.rank(&$0) }
  ) -> Snapshot {
    var snapshot = Snapshot(service: service)
    snapshot.version = version
    snapshot.elapsed = elapsed
    let strays = StrayAddresses(self)
    snapshot.regions = records.map { regionSnapshot($0, strays) }
    let evidence = PathEvidence(snapshot.regions.lazy.flatMap(\.servers))
    for index in records.indices {
      judge(&snapshot.regions[index], records[index], by: evidence)
    }
    snapshot.regions.markAliases(by: records.map(relayAddresses))
    snapshot.best = rank(&snapshot.regions)
    snapshot.network = NetworkFindings(of: snapshot.regions, evidence: evidence)
    snapshot.network.proxy = scope.proxy
    snapshot.network.mapping = mapping.findings.mapping
    snapshot.network.add(strayHosts(strays))
    snapshot.traffic = traffic
    snapshot.provesRelays = provesRelays
    snapshot.echoes = echoes?.budget
    return snapshot
  }

  private func regionSnapshot(
    _ record: RegionRecord, _ strays: StrayAddresses
  ) -> RegionSnapshot {
    var region = RegionSnapshot(region: record.region)
    region.fetch = record.fetch
    region.iceServers = record.iceServers
    region.servers = record.servers.map { serverSnapshot($0, strays) }
    return region
  }

  /// Adds up what is known of the servers, told by what they tell of each other.
  private func judge(
    _ region: inout RegionSnapshot, _ record: RegionRecord, by evidence: PathEvidence
  ) {
    for (index, server) in zip(region.servers.indices, record.servers) {
      guard let cause = PathCause(of: region.servers[index], in: evidence)?.displayText else {
        continue
      }
      region.servers[index].reason = server.hiding(cause)
    }
    region.judge(failure: record.failure)
    region.reason = record.note(
      before: region.reason ?? region.servers.compactMap(\.relayNote).first)
  }

  /// The hosts whose names lead astray, in their order; an address leads nowhere else.
  private func strayHosts(_ strays: StrayAddresses) -> [StrayHost] {
    let found = resolutions.flatMap { host, resolution -> [StrayHost] in
      guard case .resolved(let addresses, _) = resolution, IPAddress(host) == nil else { return [] }
      let isPublic = isPublic(host)
      return addresses.filter { strays.reason(at: $0, of: host, isPublic: isPublic) != nil }.map {
        StrayHost(
          host: DisplayText(sanitizing: host), address: DisplayText(sanitizing: "\($0)"),
          fault: strays.fault(at: $0))
      }
    }
    return found.sorted { ($0.host, $0.address) < ($1.host, $1.address) }
  }

  /// Where a region's relays are: what tells whether two names mean the same servers.
  private func relayAddresses(_ record: RegionRecord) -> Set<TransportAddress> {
    Set(record.uris.filter(\.scheme.isRelay).flatMap { targets(of: $0) }.map(\.address))
  }

  private func serverSnapshot(
    _ record: ServerRecord, _ strays: StrayAddresses
  ) -> ServerSnapshot {
    var server = record.shown
    guard let uri = try? record.uri.get() else { return server }
    describe(uri, of: record, strays, in: &server)
    server.reason = record.hiding(server.reason)
    return server
  }

  private func describe(
    _ uri: ServerURI, of record: ServerRecord, _ strays: StrayAddresses,
    in server: inout ServerSnapshot
  ) {
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
    measure(findings(of: uri, in: record, strays), in: &server)
  }

  /// What is known of each address of a URL.
  private func findings(
    of uri: ServerURI, in record: ServerRecord, _ strays: StrayAddresses
  ) -> [TargetFinding] {
    let isPublic = isPublic(uri.host)
    return addresses(of: uri).compactMap { address in
      let target = Target(uri: uri, address: address)
      let finding = finding(of: target, uri.scheme, record)
      guard finding.map({ $0.verdict == .unreachable }) ?? (isPublic || address.isOfMany),
        let reason = strays.reason(at: address, of: uri.host, isPublic: isPublic)
      else { return finding }
      return TargetFinding(
        astray: target, finding?.record ?? TargetRecord(transport: target.transport), reason)
    }
  }

  private func finding(
    of target: Target, _ scheme: ServerURI.Scheme, _ record: ServerRecord
  ) -> TargetFinding? {
    guard let known = targets[target] else { return nil }
    guard provesRelays, scheme.isRelay else { return TargetFinding(target, known) }
    let credential: LongTermCredential
    do throws(CredentialFault) {
      credential = try record.credential.get()
    } catch {
      return TargetFinding(target, known, without: error)
    }
    let key = RelayKey(target: target, credential: credential)
    var finding = TargetFinding(target, known, proof: proofs[key], source: record.source)
    finding.take(echoes?[key])
    return finding
  }

  /// Gives the server the figures of its best address, and every address its verdict.
  private func measure(_ findings: [TargetFinding], in server: inout ServerSnapshot) {
    server.addresses = findings.map(\.address)
    guard let best = findings.best else { return }
    server.take(best)
    let trouble = findings.trouble(beside: best)
    let reasons = best.verdict.isUsable ? [best.reason, trouble] : [best.reason ?? trouble]
    let told = reasons.compactMap(\.self)
    server.reason = told.isEmpty ? nil : told.joined(separator: "; ")
  }
}

extension Survey.RegionRecord {
  /// Says that there are more URLs than are probed, before what else there is to say.
  fileprivate func note(before reason: DisplayText?) -> DisplayText? {
    guard namedURLs > servers.count else { return reason }
    let note: DisplayText = "names \(namedURLs) URLs; the first \(servers.count) are probed"
    return reason.map { "\(note); \($0)" } ?? note
  }
}

extension TargetFinding {
  var address: AddressSnapshot {
    var address = AddressSnapshot(
      address: DisplayText(sanitizing: "\(target.address.ip)"),
      family: target.address.ip.family == .v4 ? 4 : 6, verdict: verdict,
      hasRoute: fault != .noRoute)
    address.isAnswering = record.isAnswering
    return address
  }
}

extension ServerSnapshot {
  fileprivate mutating func take(_ finding: TargetFinding) {
    let record = finding.record
    address = DisplayText(sanitizing: "\(finding.target.address.ip)")
    verdict = finding.verdict
    fault = finding.verdict.isUsable ? nil : finding.fault
    stage = finding.stage
    errorCode = finding.errorCode
    challengeTime = finding.challengeTime
    allocateMessages = finding.allocateMessages
    allocateTime = finding.grant?.roundTrip
    relayed = finding.grant.map { DisplayText(sanitizing: "\($0.relayed)") }
    take(record)
    relayStatistics = finding.relayStatistics
    relayNote = finding.relayNote
    redirectedTo = finding.redirectedTo.map { DisplayText(sanitizing: "\($0)") }
    software = record.software ?? finding.grant?.software.map { DisplayText(sanitizing: $0) }
  }

  private mutating func take(_ record: TargetRecord) {
    binding = record.binding
    isAnswering = record.isAnswering
    connectTime = record.connectTime
    tlsTime = record.tlsTime
    certificate = record.certificate
    statistics = record.samples.statistics
    history = record.samples.history
    reconnects = record.reconnects
    mapped = record.mapped.map { DisplayText(sanitizing: "\($0)") }
  }
}

extension [RegionSnapshot] {
  /// Names for each region the others whose relays have the very same addresses and ports.
  fileprivate mutating func markAliases(by addresses: [Set<TransportAddress>]) {
    let groups = Dictionary(grouping: indices) { addresses[$0] }
    for (addresses, members) in groups where !addresses.isEmpty && members.count > 1 {
      let named = members.prefix(Region.mostNamed + 1)
      for index in members {
        self[index].sameAs = named.filter { $0 != index }.prefix(Region.mostNamed)
          .map { self[$0].region }
      }
    }
  }
}
