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
    case explored(MappingExploration)
    /// A server that stays silent was asked whether it answers from elsewhere.
    case inquired(MappingExploration)

    /// Whether it tells what became of an allocation.
    var isEnd: Bool {
      switch self {
      case .proved, .ended, .echoed: true
      case .fetched, .resolved, .observed, .explored, .inquired: false
      }
    }
  }

  package enum Effect: Equatable, Sendable {
    case resolve(host: String)
    case probe(Target)
    case prove(RelayKey, after: Duration = .zero)
    /// Tell what is to be relayed, before it is.
    case announce(DisplayText)
    /// Send an echo of at most `within` bytes.
    case echo(RelayKey, through: Target, within: Int, after: Duration)
    case stop(Target)
    /// Ask these servers, all from one socket, as what they see us.
    case explore([TransportAddress])
  }

  /// What a survey is to find out.
  package struct Scope: Sendable {
    /// Only addresses of these count.
    package var families: Set<AddressFamily>
    /// Whether relays are allocated, or servers only asked for an answer.
    package var provesRelays = false
    /// What echoes through proven relays may cost; `nil` relays no data.
    package var echoes: EchoBudget?
    /// Whether the service's hosts are everybody's, so that none is at a private address.
    package var expectsPublicHosts = false
    /// Whether the NAT's mapping is asked for.
    package var exploresMapping = false
    /// The proxy that the environment names; the probes do not use it.
    package var proxy: DisplayText?

    package init(families: Set<AddressFamily>) {
      self.families = families
    }
  }

  var records: [RegionRecord]
  /// Where each region's record stands, and those of the regions that name a host.
  let positions: [Region: Int]
  var users: [String: Set<Int>] = [:]
  /// How many regions are still to be fetched.
  var loading: Int
  var resolutions: [String: Resolution] = [:]
  var targets = TargetTable()
  var proofs = ProofTable()
  /// The echoes through proven relays; `nil` where none are asked for.
  var echoes: EchoTable?
  /// Allocations, what was relayed, and what came astray through relays; the bytes of all flows
  /// stand on the opener's meter.
  var traffic = Traffic()
  var mapping = MappingState()
  /// Hosts that have no answer from the resolver yet.
  var unresolved: Set<String> = []
  /// Hosts resolved before the latest fetch; what they were stands until they are resolved anew.
  var hostsToAskAgain: Set<String> = []
  /// How often credentials have been asked for again.
  private(set) var round = 0
  let scope: Scope

  /// A survey of `regions`.
  package init(regions: [Region], scope: Scope) {
    records = regions.map { RegionRecord(region: $0) }
    positions = Dictionary(zip(regions, regions.indices)) { first, _ in first }
    loading = regions.count
    echoes = scope.echoes.map { EchoTable($0) }
    self.scope = scope
  }

  /// A survey of `regions`, over addresses of `families` alone; without `echoes` no data is
  /// relayed.
  package init(
    regions: [Region], families: Set<AddressFamily>, provesRelays: Bool = false,
    echoes: EchoBudget? = nil
  ) {
    var scope = Scope(families: families)
    scope.provesRelays = provesRelays
    scope.echoes = echoes
    self.init(regions: regions, scope: scope)
  }

  /// Whether every region has its credentials or an error, and every target its samples.
  package var isComplete: Bool {
    hasTargets && targets.unfinished == 0 && proofs.underway == 0 && echoes?.isIdle ?? true
      && !mapping.isUnderway
  }

  /// Whether there is a verdict on everything, be it that samples are to come.
  package var isSettled: Bool {
    hasTargets && targets.unjudged == 0 && proofs.undecided == 0
  }

  /// Whether all that is to be measured is known.
  var hasTargets: Bool {
    unresolved.isEmpty && loading == 0
  }

  package mutating func handle(_ event: Event) -> [Effect] {
    take(event) + beginEchoes()
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .fetched(let outcome): fetched(outcome) + explore()
    case .resolved(let host, let result, let took): resolved(host, result, took) + explore()
    case .observed(let target, let observation): observed(target, observation)
    case .proved(let key, let proof): proved(key, proof)
    case .ended(let key, let end): ended(key, end)
    case .echoed(let key, let end): echoed(key, end)
    case .explored(let exploration): explored(exploration)
    case .inquired(let exploration): inquired(exploration)
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
}
