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
    /// Nothing is left of a proof: what was granted is released, or could not be.
    case ended(RelayKey, RelayEnd)
    /// Nothing is left of an echo either.
    case echoed(RelayKey, RelayEchoEnd)
  }

  package enum Effect: Equatable, Sendable {
    case resolve(host: String)
    case probe(Target)
    case prove(RelayKey)
    /// Tell what is to be relayed, before it is.
    case announce(DisplayText)
    case echo(RelayKey, through: Target)
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
    /// Where each host's servers stand among them.
    fileprivate var positions: [String: [Int]] = [:]
    /// How many URLs the service named; `servers` are the first of them.
    var namedURLs = 0
    /// Why the latest fetch failed; `nil` where it did not.
    var failure: FetchError?
  }

  /// One URL as the service sent it, and what it parsed to.
  struct ServerRecord: Equatable, Sendable {
    var uri: Result<ServerURI, ServerURIError>
    /// What its relay wants; `nil` where it is none, or has no credentials.
    var credential: LongTermCredential?
    /// The URL as it may be shown, before anything is measured.
    var shown: ServerSnapshot
    /// What is cut out of whatever is said of it.
    var secrets: Redaction
  }

  private(set) var records: [RegionRecord]
  /// Where each region's record stands, and those of the regions that name a host.
  private let positions: [Region: Int]
  private var users: [String: Set<Int>] = [:]
  /// How many regions are still to be fetched.
  private var loading: Int
  private(set) var resolutions: [String: Resolution] = [:]
  private(set) var targets = TargetTable()
  private(set) var proofs = ProofTable()
  /// The echoes through proven relays; `nil` where none are asked for.
  var echoes: EchoTable?
  private(set) var traffic = Traffic()
  /// Whether relays are allocated, or servers only asked for an answer.
  let provesRelays: Bool
  /// Hosts that have no answer from the resolver yet.
  private var unresolved: Set<String> = []
  /// Hosts resolved before the latest fetch; what they were stands until they are resolved anew.
  private var hostsToAskAgain: Set<String> = []
  /// How often credentials have been asked for again.
  private(set) var round = 0
  private let families: Set<AddressFamily>

  /// A survey of `regions`, over addresses of `families` alone; without `echoes` no data is
  /// relayed.
  package init(
    regions: [Region], families: Set<AddressFamily>, provesRelays: Bool = false,
    echoes: EchoBudget? = nil
  ) {
    records = regions.map { RegionRecord(region: $0) }
    positions = Dictionary(zip(regions, regions.indices)) { first, _ in first }
    loading = regions.count
    self.provesRelays = provesRelays
    self.echoes = echoes.map { EchoTable($0) }
    self.families = families
  }

  /// Whether every region has its credentials or an error, and every target its samples.
  package var isComplete: Bool {
    hasTargets && targets.unfinished == 0 && proofs.underway == 0 && echoes?.isIdle ?? true
  }

  /// Whether there is a verdict on everything, be it that samples are to come.
  package var isSettled: Bool {
    hasTargets && targets.unjudged == 0 && proofs.undecided == 0
  }

  /// Whether all that is to be measured is known.
  private var hasTargets: Bool {
    unresolved.isEmpty && loading == 0
  }

  package mutating func handle(_ event: Event) -> [Effect] {
    take(event) + beginEchoes()
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .fetched(let outcome): fetched(outcome)
    case .resolved(let host, let result, let took): resolved(host, result, took)
    case .observed(let target, let observation): observed(target, observation)
    case .proved(let key, let proof): proved(key, proof)
    case .ended(_, let end): ended(end)
    case .echoed(let key, let end): echoed(key, end)
    }
  }

  /// Marks every region as loading again; what was measured stays until the answers come.
  package mutating func refetch() {
    round += 1
    hostsToAskAgain = Set(resolutions.keys)
    loading = records.count
    for index in records.indices { records[index].fetch = .loading }
  }

  /// Begins all figures anew.
  package mutating func reset() {
    targets.reset()
  }

  private mutating func fetched(_ outcome: FetchOutcome) -> [Effect] {
    guard let index = positions[outcome.region] else { return [] }
    let before = records[index].servers
    if records[index].fetch == .loading { loading -= 1 }
    for host in records[index].hosts { users[host]?.remove(index) }
    records[index].take(outcome)
    for host in records[index].hosts { users[host, default: []].insert(index) }
    let servers = records[index].servers
    return resolveHosts(of: records[index]) + probe(servers) + prove(servers)
      + (before.isEmpty || before == servers ? [] : stopOrphans())
  }

  private mutating func resolved(
    _ host: String, _ result: Result<[IPAddress], ResolveError>, _ took: Duration
  ) -> [Effect] {
    let isFirst = unresolved.remove(host) != nil
    resolutions[host] = Resolution(result, families: families, took: took)
    let regions = (users[host] ?? []).sorted().map { index in
      (servers: records[index].servers(at: host), isLoading: records[index].fetch == .loading)
    }
    return regions.flatMap { probe($0.servers) }
      + regions.filter { !$0.isLoading }.flatMap { prove($0.servers) }
      + (isFirst ? [] : stopOrphans())
  }

  private mutating func proved(_ key: RelayKey, _ proof: RelayProof) -> [Effect] {
    proofs.decide(key, proof)
    if proof.isGranted { traffic.allocations.granted += 1 }
    if proof.isGranted { echoes?.hasNewRelays = true }
    return []
  }

  private mutating func ended(_ end: RelayEnd) -> [Effect] {
    proofs.end()
    traffic += end.traffic
    if end.isReleased { traffic.allocations.released += 1 }
    return []
  }

  /// Counts what an echo sent, and the allocations it took.
  mutating func count(_ end: RelayEchoEnd) {
    traffic += end.traffic
    traffic.relayedBytes += end.traffic.bytesSent + end.traffic.bytesReceived
    traffic.allocations.granted += end.allocations.granted
    traffic.allocations.released += end.allocations.released
  }

  private mutating func observed(
    _ target: Target, _ observation: ProbeObservation
  ) -> [Effect] {
    targets.fold(observation, of: target)
    traffic.count(observation)
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

  /// Has those relays proven that have not been since the last fetch.
  private mutating func prove(_ servers: [ServerRecord]) -> [Effect] {
    guard provesRelays else { return [] }
    return servers.flatMap { relayKeys(of: $0) }.filter { proofs.begin($0, round: round) }
      .map { .prove($0) }
  }

  /// What is to be proven of a URL, one key an address.
  func relayKeys(of record: ServerRecord) -> [RelayKey] {
    guard let credential = record.credential, let uri = try? record.uri.get(), uri.scheme.isRelay
    else { return [] }
    return targets(of: uri).map { RelayKey(target: $0, credential: credential) }
  }

  /// Ends what no region names any more.
  private mutating func stopOrphans() -> [Effect] {
    proofs.keep(Set(records.flatMap(\.servers).flatMap { relayKeys(of: $0) }))
    let named = records.flatMap(\.uris).flatMap { targets(of: $0) }
    return targets.keep(Set(named)).map { .stop($0) }
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
  /// The hosts of its servers, each once.
  var hosts: some Collection<String> { positions.keys }

  /// The servers of a host, in the order of their URLs.
  func servers(at host: String) -> [Survey.ServerRecord] {
    (positions[host] ?? []).map { servers[$0] }
  }

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
      namedURLs = credentials.servers.reduce(0) { $0 + $1.urls.count }
      let limit = region.source.urlLimit
      servers = credentials.servers.reduce(into: []) { servers, server in
        servers += Survey.ServerRecord.records(
          of: server, atMost: limit - servers.count, hiding: credentials.secrets)
      }
    case .failure(let error):
      failure = error
    }
    positions = Dictionary(grouping: servers.indices) { (try? servers[$0].uri.get())?.host ?? "" }
  }
}

extension Survey.ServerRecord {
  /// A record for each of the first URLs of an entry, with the entry's credentials.
  fileprivate static func records(
    of server: ICEServer, atMost limit: Int, hiding secrets: Redaction
  ) -> [Survey.ServerRecord] {
    var credential: LongTermCredential?
    if let username = server.username, let password = server.credential {
      credential = LongTermCredential(username: username.revealed, password: password.revealed)
    }
    let secrets = secrets.adding(server)
    return server.urls.prefix(limit).map {
      Survey.ServerRecord(
        url: server.isMalformed ? nil : $0, shown: $0, credential: credential, hiding: secrets)
    }
  }

  /// A record of a URL, or of what stands in its place: `text` is shown either way.
  private init(
    url: String?, shown text: String, credential: LongTermCredential?, hiding secrets: Redaction
  ) {
    self.credential = credential
    self.secrets = secrets
    shown = ServerSnapshot(url: DisplayText(url: text, hiding: secrets), uri: nil)
    do throws(ServerURIError) {
      guard let url else { throw .missing }
      let uri = try ServerURI(parsing: url)
      self.uri = .success(uri)
      shown.uri = uri.hiding(secrets)
    } catch {
      uri = .failure(error)
      shown.verdict = .misconfigured
      shown.reason = error.displayText(hiding: secrets)
    }
  }

  /// What is said of the server, as it may be shown.
  func hiding(_ reason: DisplayText?) -> DisplayText? {
    reason.map { DisplayText(sanitizing: secrets.applied(to: $0.text)) }
  }
}

extension Survey.Resolution {
  fileprivate init(
    _ result: Result<[IPAddress], ResolveError>, families: Set<AddressFamily>, took: Duration
  ) {
    switch result {
    case .success(let addresses):
      let wanted = addresses.filter { families.contains(AddressFamily(of: $0)) }
      self = wanted.isEmpty ? .failed(.noAddress, took: took) : .resolved(wanted, took: took)
    case .failure(let error): self = .failed(error, took: took)
    }
  }
}
