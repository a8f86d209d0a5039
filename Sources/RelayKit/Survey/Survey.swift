import STUN

/// All that is known, as a value: events are folded in, and what to do next comes out.
///
/// ```
/// fetched ──▶ resolve each host once ──▶ probe each target once ──▶ observed …
/// ```
/// Names are resolved once and targets probed once, however many regions share them.
package struct Survey: Sendable {
  package enum Event: Sendable {
    case fetched(FetchOutcome)
    case resolved(host: String, Result<[IPAddress], ResolveError>, took: Duration)
    case observed(Target, ProbeObservation)
    case proved(RelayKey, RelayProof)
  }

  package enum Effect: Equatable, Sendable {
    case resolve(host: String)
    case probe(Target)
    case prove(RelayKey)
    case stop(Target)
  }

  /// How far the resolution of one name has come.
  enum Resolution: Equatable, Sendable {
    case resolving
    case resolved([IPAddress], took: Duration)
    case failed(ResolveError, took: Duration)
  }

  /// One region's credentials and the URLs within them.
  struct RegionRecord: Sendable {
    var region: Region
    var fetch = FetchState.loading
    var iceServers: [ICEServer] = []
    var servers: [ServerRecord] = []
    /// What the service refused; `nil` where it answered.
    var failure: MeteredError?
  }

  /// One URL as the service sent it, and what it parsed to.
  struct ServerRecord: Equatable, Sendable {
    var url: String
    var uri: Result<ServerURI, ServerURIError>
    /// What its relay wants; `nil` where it is none, or has no credentials.
    var credential: LongTermCredential?
  }

  private(set) var records: [RegionRecord]
  private(set) var resolutions: [String: Resolution] = [:]
  private(set) var targets: [Target: TargetRecord] = [:]
  private(set) var proofs: [RelayKey: ProofState] = [:]
  private(set) var releases = AllocationCounts()
  /// Whether relays are allocated, or servers only asked for an answer.
  let provesRelays: Bool
  /// Hosts resolved before the latest fetch; what they were stands until they are resolved anew.
  private var hostsToAskAgain: Set<String> = []
  /// How often credentials have been asked for again.
  private var round = 0
  private let families: Set<IPAddress.Family>

  /// A survey of `regions`, over addresses of `families` alone.
  package init(regions: [Region], families: Set<IPAddress.Family>, provesRelays: Bool = false) {
    records = regions.map { RegionRecord(region: $0) }
    self.provesRelays = provesRelays
    self.families = families
  }

  /// Whether every region has its credentials or an error, and every target its samples.
  package var isComplete: Bool {
    records.allSatisfy { $0.fetch != .loading }
      && resolutions.values.allSatisfy { $0 != .resolving }
      && targets.values.allSatisfy(\.isFinished) && proofs.values.allSatisfy(\.isDecided)
  }

  package mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .fetched(let outcome): fetched(outcome)
    case .resolved(let host, let result, let took): resolved(host, result, took)
    case .observed(let target, let observation): observed(target, observation)
    case .proved(let key, let proof): proved(key, proof)
    }
  }

  /// Marks every region as loading again; what was measured stays until the answers come.
  package mutating func refetch() {
    round += 1
    hostsToAskAgain = Set(resolutions.keys)
    for index in records.indices { records[index].fetch = .loading }
  }

  private mutating func fetched(_ outcome: FetchOutcome) -> [Effect] {
    guard let index = records.firstIndex(where: { $0.region == outcome.region }) else { return [] }
    records[index].take(outcome)
    return resolveHosts(of: records[index]) + probeTargets() + proveRelays(of: records[index])
      + stopOrphans()
  }

  private mutating func resolved(
    _ host: String, _ result: Result<[IPAddress], ResolveError>, _ took: Duration
  ) -> [Effect] {
    resolutions[host] = Resolution(result, families: families, took: took)
    var effects = probeTargets()
    for record in records { effects += proveRelays(of: record) }
    return effects + stopOrphans()
  }

  private mutating func proved(_ key: RelayKey, _ proof: RelayProof) -> [Effect] {
    guard proofs[key] != nil else { return [] }
    proofs[key]?.proof = proof
    proofs[key]?.isDecided = true
    releases.count(proof)
    return []
  }

  private mutating func observed(
    _ target: Target, _ observation: ProbeObservation
  ) -> [Effect] {
    targets[target]?.fold(observation)
    return []
  }

  private mutating func resolveHosts(of record: RegionRecord) -> [Effect] {
    var effects: [Effect] = []
    for host in record.uris.map(\.host).unique {
      let isNew = resolutions[host] == nil
      guard hostsToAskAgain.remove(host) != nil || isNew else { continue }
      if isNew { resolutions[host] = .resolving }
      effects.append(.resolve(host: host))
    }
    return effects
  }

  /// Starts what has an address and is not probed yet, in the order of regions and URLs.
  private mutating func probeTargets() -> [Effect] {
    var effects: [Effect] = []
    for target in allTargets where targets[target] == nil {
      targets[target] = TargetRecord(transport: target.transport)
      effects.append(.probe(target))
    }
    return effects
  }

  /// Has the relays of a region proven that have not been since the last fetch.
  private mutating func proveRelays(of record: RegionRecord) -> [Effect] {
    guard provesRelays, record.fetch != .loading else { return [] }
    var effects: [Effect] = []
    for key in record.servers.flatMap({ relayKeys(of: $0) })
    where (proofs[key]?.round ?? -1) < round {
      proofs[key] = ProofState(round: round, proof: proofs[key]?.proof)
      effects.append(.prove(key))
    }
    return effects
  }

  /// What is to be proven of a URL, one key an address.
  func relayKeys(of record: ServerRecord) -> [RelayKey] {
    guard let credential = record.credential, let uri = try? record.uri.get(), uri.scheme.isRelay
    else { return [] }
    return targets(of: uri).map { RelayKey(target: $0, credential: credential) }
  }

  /// Ends what no region names any more.
  private mutating func stopOrphans() -> [Effect] {
    let named = Set(allTargets)
    let orphans = targets.keys.filter { !named.contains($0) }
    for orphan in orphans { targets[orphan] = nil }
    let keys = Set(records.flatMap(\.servers).flatMap { relayKeys(of: $0) })
    proofs = proofs.filter { keys.contains($0.key) }
    return orphans.map { .stop($0) }
  }

  private var allTargets: [Target] {
    records.flatMap(\.uris).flatMap { targets(of: $0) }
  }

  /// The targets of `uri`, one an address; none while its host is unresolved or it is not spoken.
  func targets(of uri: ServerURI) -> [Target] {
    guard uri.transport != .dtls, case .resolved(let addresses, _) = resolutions[uri.host] else {
      return []
    }
    return addresses.map { Target(uri: uri, address: $0) }
  }
}

extension Survey.RegionRecord {
  /// The URLs that parse and are spoken here.
  var uris: [ServerURI] {
    servers.compactMap { try? $0.uri.get() }.filter { $0.transport != .dtls }
  }

  /// Takes what a request brought; a failed one leaves earlier servers in place.
  fileprivate mutating func take(_ outcome: FetchOutcome) {
    fetch = outcome.state
    switch outcome.result {
    case .success(let credentials):
      failure = nil
      iceServers = credentials.servers
      servers = credentials.servers.flatMap(Survey.ServerRecord.records)
    case .failure(let error):
      failure = error
    }
  }
}

extension Survey.ServerRecord {
  /// A record for each URL of an entry, with the entry's credentials.
  fileprivate static func records(of server: ICEServer) -> [Survey.ServerRecord] {
    var credential: LongTermCredential?
    if let username = server.username, let password = server.credential {
      credential = LongTermCredential(username: username.revealed, password: password.revealed)
    }
    return server.urls.map { Survey.ServerRecord(url: $0, credential: credential) }
  }

  private init(url: String, credential: LongTermCredential?) {
    self.url = url
    self.credential = credential
    do throws(ServerURIError) {
      uri = .success(try ServerURI(parsing: url))
    } catch {
      uri = .failure(error)
    }
  }
}

extension Survey.Resolution {
  fileprivate init(
    _ result: Result<[IPAddress], ResolveError>, families: Set<IPAddress.Family>, took: Duration
  ) {
    switch result {
    case .success(let addresses):
      let wanted = addresses.filter { families.contains($0.family) }
      self = wanted.isEmpty ? .failed(.noAddress, took: took) : .resolved(wanted, took: took)
    case .failure(let error): self = .failed(error, took: took)
    }
  }
}
