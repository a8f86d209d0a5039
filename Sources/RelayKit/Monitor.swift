import STUN

/// The one long-lived owner: asks for credentials, measures what they name, publishes snapshots.
///
/// Everything it starts lives in one task group, so that cancelling `run` ends every request and
/// every flow. What is known and what follows from it is `Survey`, how each target is measured
/// `ProbeCourse`; this only carries it out.
package actor Monitor {
  enum Mail: Sendable {
    case survey(Survey.Event)
    /// The turn of what had to let the longest proofs go first.
    case turn([Survey.Effect])
    /// A probe's flow stands.
    case opened(probe: Int, OpenedExchange)
    case course(probe: Int, ProbeCourse.Event)
    case alarm(due: Duration)
    case command(MonitorCommand)
    case fetchEnded
    case publish
    /// A second is over.
    case beat
    /// An Allocate to this address was sent again before its challenge came.
    case repeated(IPAddress)
  }

  let configuration: Configuration
  /// How to measure, which the person may change on the way.
  private(set) var plan: ProbePlan
  let mailbox = Mailbox<Mail>()
  /// What became of allocations after the mailbox was closed.
  let lateEnds = Mailbox<Survey.Event>()
  var survey: Survey
  /// The targets under way by number, in the order in which they came.
  var probes: [Int: Probe] = [:]
  var numbers: [Target: Int] = [:]
  var lastNumber = 0
  var alarms = DeadlineQueue<ProbeAlarm>()
  /// When the next alarm rings; `nil` where none is set.
  var armed: Duration? {
    didSet { mailbox.expectWaking(at: armed) }
  }
  private let service: ServiceIdentity
  private let board: SnapshotBoard
  var allocationPace = AllocationPace()
  private var stickiness = Stickiness()
  private(set) var isPaused = false
  var isFetching = false
  private var publication: PublicationPace
  private var lastPublished = Duration.zero
  private var version: UInt64 = 0
  private var settled: Duration?

  package init(
    _ configuration: Configuration, service: ServiceIdentity, board: SnapshotBoard,
    families: Set<AddressFamily> = Set(AddressFamily.allCases),
    expectsPublicHosts: Bool = false, proxy: DisplayText? = nil
  ) {
    self.configuration = configuration
    plan = configuration.plan
    self.service = service
    self.board = board
    publication = PublicationPace(sampling: configuration.plan.interval)
    var scope = Survey.Scope(families: families)
    scope.provesRelays = configuration.prover != nil
    scope.echoes = configuration.echoes?.budget
    scope.exploresMapping = configuration.explorer != nil
    scope.expectsPublicHosts = expectsPublicHosts
    scope.proxy = proxy
    survey = Survey(regions: configuration.regions, scope: scope)
  }

  /// Surveys until the plan's samples are in, or for ever, obeying `commands` as they come; ends
  /// when cancelled.
  package nonisolated func run(commands: AsyncStream<MonitorCommand>? = nil) async {
    await withTaskExecutorPreference(configuration.executor) { await survey(obeying: commands) }
  }

  private func survey(obeying commands: AsyncStream<MonitorCommand>?) async {
    await withDiscardingTaskGroup { group in
      publish()
      beat(in: &group)
      if let commands { listen(to: commands, in: &group) }
      fetch(in: &group)
      while !isDone, let mail = await mailbox.take() {
        for item in mail { receive(item, in: &group) }
        setAlarm(in: &group)
      }
      closeFlows(in: &group)
      group.cancelAll()
    }
    countEnds()
    publish()
  }

  /// Whether there was a verdict on everything.
  var isSettled: Bool { settled != nil }

  /// Whether the plan's samples are in.
  private var isDone: Bool { plan.samples != nil && survey.isComplete }

  private func receive(_ mail: Mail, in group: inout DiscardingTaskGroup) {
    switch mail {
    case .survey(let event): take(event, in: &group)
    case .turn(let effects): perform(effects, in: &group)
    case .opened(let number, let opened): take(opened, of: number, in: &group)
    case .course(let number, let event): pursue(number, event, in: &group)
    case .alarm(let due): wakeProbes(due, in: &group)
    case .command(let command): obey(command, in: &group)
    case .fetchEnded: isFetching = false
    case .publish: publishAsPlanned(in: &group)
    case .beat: beat(in: &group)
    case .repeated(let address):
      allocationPace.repeated(on: address, at: configuration.clock.elapsed)
    }
  }

  /// Has the survey fold an event, and does what follows.
  func take(_ event: Survey.Event, in group: inout DiscardingTaskGroup) {
    performInTurn(survey.handle(event), in: &group)
    if settled == nil, survey.isSettled { settled = configuration.clock.elapsed }
    publishSoon(in: &group)
  }

  /// Counts what ended when the mailbox was closed: proofs and echoes that are cancelled release first.
  private func countEnds() {
    for event in lateEnds.close() { _ = survey.handle(event) }
  }

  private func obey(_ command: MonitorCommand, in group: inout DiscardingTaskGroup) {
    switch command {
    case .pause, .resume:
      isPaused = command == .pause
      for number in probes.keys.sorted() {
        pursue(number, isPaused ? .paused : .resumed, in: &group)
      }
    case .refetch:
      guard !isFetching else { return }
      survey.refetch()
      fetch(in: &group)
      publish()
    case .reset:
      survey.reset()
      publish()
    case .interval(let interval):
      plan.interval = interval
      publication.sample(every: interval)
      for number in probes.keys.sorted() { pursue(number, .paced(interval), in: &group) }
      publish()
    }
  }

  private func performInTurn(_ effects: [Survey.Effect], in group: inout DiscardingTaskGroup) {
    let (first, later) = effects.turns
    perform(first, in: &group)
    guard !later.isEmpty else { return }
    let turn = configuration.clock.elapsed + Survey.Effect.headStart
    configuration.clock.call(at: turn, in: &group) { [mailbox] in mailbox.send(.turn(later)) }
  }

  private func perform(_ effects: [Survey.Effect], in group: inout DiscardingTaskGroup) {
    for effect in effects { perform(effect, in: &group) }
  }

  private func perform(_ effect: Survey.Effect, in group: inout DiscardingTaskGroup) {
    switch effect {
    case .resolve(let host): resolve(host, in: &group)
    case .probe(let target): probe(target, in: &group)
    case .prove(let key, let delay): prove(key, after: delay, in: &group)
    case .announce(let text): announce(text)
    case .echo(let key, let target, let limit, let delay):
      echo(key, through: target, within: limit, after: delay, in: &group)
    case .stop(let target): stop(target, in: &group)
    case .explore(let servers): explore(servers, in: &group)
    }
  }
}

// What it tells.
extension Monitor {
  /// Plans a snapshot, where anybody watches: what has an end is told of at its end.
  private func publishSoon(in group: inout DiscardingTaskGroup) {
    guard plan.samples == nil, let due = publication.plan() else { return }
    publish(at: due, in: &group)
  }

  /// Publishes what was planned, or later, where there was a snapshot meanwhile.
  private func publishAsPlanned(in group: inout DiscardingTaskGroup) {
    guard let due = publication.end(at: configuration.clock.elapsed) else { return publish() }
    publish(at: due, in: &group)
  }

  private func publish(at due: Duration, in group: inout DiscardingTaskGroup) {
    configuration.clock.call(at: due, in: &group) { [mailbox] in mailbox.send(.publish) }
  }

  /// Has the time go on where nothing else does and somebody watches: a snapshot a second at least,
  /// but none while measuring is paused.
  private func beat(in group: inout DiscardingTaskGroup) {
    guard plan.samples == nil else { return }
    let second = Duration.seconds(1)
    if !isPaused, configuration.clock.elapsed - lastPublished >= second { publish() }
    let next = max(lastPublished, configuration.clock.elapsed - second / 2) + second
    configuration.clock.call(at: next, in: &group) { [mailbox] in mailbox.send(.beat) }
  }

  func publish() {
    version += 1
    let now = configuration.clock.elapsed
    lastPublished = now
    var snapshot = survey.snapshot(service: service, elapsed: now, version: version) {
      plan.samples == nil ? stickiness.rank(&$0) : Ranking.rank(&$0)
    }
    snapshot.traffic += configuration.opener.meter.traffic
    snapshot.settled = settled
    snapshot.interval = plan.interval
    board.publish(snapshot)
    publication.published(
      from: now, to: configuration.clock.elapsed, isSettled: isSettled)
  }
}
