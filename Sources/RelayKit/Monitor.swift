import STUN

/// The one long-lived owner: asks for credentials, measures what they name, publishes snapshots.
///
/// Everything it starts lives in one task group, so that cancelling `run` ends every request and
/// every flow. What is known and what follows from it is `Survey`; this only carries it out.
package actor Monitor {
  /// What a monitor works with: the edges to the world, and how to measure.
  package struct Configuration: Sendable {
    package var regions: [Region]
    package var plan: ProbePlan
    package var credentials: any CredentialSource
    package var resolver: any Resolver
    package var opener: any ExchangeOpener
    /// What proves relays; `nil` leaves it at Bindings.
    package var prover: (any RelayProving)?
    /// What asks how a NAT maps us; `nil` leaves that unknown.
    package var explorer: (any MappingExploring)?
    package var clock: SurveyClock

    package init(
      regions: [Region], plan: ProbePlan, credentials: any CredentialSource,
      resolver: any Resolver, opener: any ExchangeOpener, prover: (any RelayProving)? = nil,
      explorer: (any MappingExploring)? = nil, clock: SurveyClock = SurveyClock()
    ) {
      self.regions = regions
      self.plan = plan
      self.credentials = credentials
      self.resolver = resolver
      self.opener = opener
      self.prover = prover
      self.explorer = explorer
      self.clock = clock
    }
  }

  private enum Mail: Sendable {
    case survey(Survey.Event)
    case command(MonitorCommand)
    case fetchEnded
    case publish
  }

  /// The least time between two snapshots: what a person can follow, and a slow link can carry.
  private static let publishInterval = Duration.milliseconds(40)
  /// The same once there is a verdict on everything: what comes then are figures, a second apart.
  private static let steadyInterval = Duration.milliseconds(250)
  /// The share of its time that snapshots may take: one twentieth.
  private static let publishPatience = 20

  private let configuration: Configuration
  private let service: ServiceIdentity
  private let board: SnapshotBoard
  private let mailbox = Mailbox<Mail>()
  private var survey: Survey
  private var probes: [Target: Mailbox<TargetProbe.Mail>] = [:]
  private var ordinal = 0
  private var allocationPace = AllocationPace()
  private var stickiness = Stickiness()
  private var isPaused = false
  private var isFetching = false
  private var version: UInt64 = 0
  private var isPublishDue = false
  private var nextPublication: Duration = .zero
  private var settled: Duration?

  package init(
    _ configuration: Configuration, service: ServiceIdentity, board: SnapshotBoard,
    families: Set<AddressFamily> = Set(AddressFamily.allCases),
    expectsPublicHosts: Bool = false, proxy: DisplayText? = nil
  ) {
    self.configuration = configuration
    self.service = service
    self.board = board
    var scope = Survey.Scope(families: families)
    scope.provesRelays = configuration.prover != nil
    scope.exploresMapping = configuration.explorer != nil
    scope.expectsPublicHosts = expectsPublicHosts
    scope.proxy = proxy
    survey = Survey(regions: configuration.regions, scope: scope)
  }

  /// Surveys until the plan's samples are in, or for ever, obeying `commands` as they come; ends
  /// when cancelled.
  package func run(commands: AsyncStream<MonitorCommand>? = nil) async {
    await withDiscardingTaskGroup { group in
      publish()
      if let commands { listen(to: commands, in: &group) }
      fetch(in: &group)
      for await mail in mailbox.mail {
        receive(mail, in: &group)
        if configuration.plan.samples != nil, survey.isComplete { break }
      }
      for probe in probes.values { probe.close() }
      group.cancelAll()
    }
    publish()
  }

  private func receive(_ mail: Mail, in group: inout DiscardingTaskGroup) {
    switch mail {
    case .survey(let event):
      for effect in survey.handle(event) { perform(effect, in: &group) }
      if settled == nil, survey.isSettled { settled = configuration.clock.elapsed }
      publishSoon(in: &group)
    case .command(let command): obey(command, in: &group)
    case .fetchEnded: isFetching = false
    case .publish: publish()
    }
  }

  private func obey(_ command: MonitorCommand, in group: inout DiscardingTaskGroup) {
    switch command {
    case .pause, .resume:
      isPaused = command == .pause
      for probe in probes.values { probe.send(.course(isPaused ? .paused : .resumed)) }
    case .refetch:
      guard !isFetching else { return }
      survey.refetch()
      fetch(in: &group)
      publishSoon(in: &group)
    }
  }

  private func perform(_ effect: Survey.Effect, in group: inout DiscardingTaskGroup) {
    switch effect {
    case .resolve(let host): resolve(host, in: &group)
    case .probe(let target): probe(target, in: &group)
    case .prove(let key): prove(key, in: &group)
    case .stop(let target): probes.removeValue(forKey: target)?.close()
    case .explore(let servers): explore(servers, in: &group)
    }
  }
}

// What it starts.
extension Monitor {
  private func listen(
    to commands: AsyncStream<MonitorCommand>, in group: inout DiscardingTaskGroup
  ) {
    group.addTask { [mailbox] in
      for await command in commands { mailbox.send(.command(command)) }
    }
  }

  private func fetch(in group: inout DiscardingTaskGroup) {
    isFetching = true
    group.addTask { [configuration, mailbox] in
      await configuration.credentials.fetch(configuration.regions) { outcome in
        mailbox.send(.survey(.fetched(outcome)))
      }
      mailbox.send(.fetchEnded)
    }
  }

  private func resolve(_ host: String, in group: inout DiscardingTaskGroup) {
    group.addTask { [configuration, mailbox] in
      let stopwatch = SurveyClock()
      let result = await configuration.resolver.result(of: host)
      mailbox.send(.survey(.resolved(host: host, result, took: stopwatch.elapsed)))
    }
  }

  private func probe(_ target: Target, in group: inout DiscardingTaskGroup) {
    let probe = TargetProbe(
      target: target, plan: configuration.plan, opener: configuration.opener,
      clock: configuration.clock, mailbox: Mailbox()
    ) { [mailbox] observation in
      mailbox.send(.survey(.observed(target, observation)))
    }
    if isPaused { probe.mailbox.send(.course(.paused)) }
    probes[target] = probe.mailbox
    ordinal += 1
    group.addTask { [ordinal] in await probe.run(ordinal: ordinal) }
  }
}

// What it proves.
extension Monitor {
  /// Has a relay proven at its turn: allocations on one address are spread over time.
  private func prove(_ key: RelayKey, in group: inout DiscardingTaskGroup) {
    guard let prover = configuration.prover else { return }
    let turn = allocationPace.turn(for: key.target.address.ip, at: configuration.clock.elapsed)
    group.addTask { [configuration, mailbox] in
      guard await configuration.clock.sleep(until: turn) else { return }
      let end = await prover.prove(
        key.target, credential: key.credential, timeout: configuration.plan.timeout
      ) { proof in
        mailbox.send(.survey(.proved(key, proof)))
      }
      mailbox.send(.survey(.ended(key, end)))
    }
  }
}

// What it explores.
extension Monitor {
  private func explore(_ servers: [TransportAddress], in group: inout DiscardingTaskGroup) {
    guard let explorer = configuration.explorer else { return }
    group.addTask { [mailbox] in
      mailbox.send(.survey(.explored(await explorer.explore(servers))))
    }
  }
}

// What it tells.
extension Monitor {
  private func publishSoon(in group: inout DiscardingTaskGroup) {
    guard !isPublishDue else { return }
    isPublishDue = true
    group.addTask { [configuration, mailbox, nextPublication] in
      guard await configuration.clock.sleep(until: nextPublication) else { return }
      mailbox.send(.publish)
    }
  }

  private func publish() {
    isPublishDue = false
    version += 1
    let now = configuration.clock.elapsed
    var snapshot = survey.snapshot(service: service, elapsed: now, version: version) {
      configuration.plan.samples == nil ? stickiness.rank(&$0) : Ranking.rank(&$0)
    }
    snapshot.settled = settled
    board.publish(snapshot)
    let cost = configuration.clock.elapsed - now
    let interval = settled == nil ? Self.publishInterval : Self.steadyInterval
    nextPublication = now + max(interval, cost * Self.publishPatience)
  }
}

extension Resolver {
  /// The outcome as a value.
  fileprivate func result(of host: String) async -> Result<[IPAddress], ResolveError> {
    do throws(ResolveError) {
      return .success(try await addresses(of: host))
    } catch {
      return .failure(error)
    }
  }
}
