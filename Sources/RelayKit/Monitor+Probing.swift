import STUN

// How it measures: each target takes its course, and what that says is done here.
extension Monitor {
  /// Begins to measure a target that is still wanted.
  func probe(_ target: Target, in group: inout DiscardingTaskGroup) {
    guard survey.targets[target] != nil, numbers[target] == nil else { return }
    lastNumber += 1
    let course = ProbeCourse(
      transport: target.transport, plan: plan, ordinal: lastNumber)
    probes[lastNumber] = Probe(target: target, course: course)
    numbers[target] = lastNumber
    perform(course.start(), of: lastNumber, in: &group)
    if isPaused { pursue(lastNumber, .paused, in: &group) }
  }

  func stop(_ target: Target, in group: inout DiscardingTaskGroup) {
    guard let number = numbers.removeValue(forKey: target),
      let exchange = probes.removeValue(forKey: number)?.exchange
    else { return }
    group.addTask { await exchange.close() }
  }

  /// Takes a flow that stands; one that nobody waits for any more is closed again.
  func take(_ opened: OpenedExchange, of number: Int, in group: inout DiscardingTaskGroup) {
    guard let target = probes[number]?.target else {
      return group.addTask { await opened.exchange.close() }
    }
    probes[number]?.exchange = opened.exchange
    if let summary = opened.certificate {
      take(.observed(target, .certified(summary)), in: &group)
    }
    let event = ProbeCourse.Event.opened(
      connectTime: opened.connectTime, tlsTime: opened.tlsTime)
    pursue(number, event, in: &group)
  }

  /// Tells a course what happened, and does what it says.
  func pursue(_ number: Int, _ event: ProbeCourse.Event, in group: inout DiscardingTaskGroup) {
    let now = configuration.clock.elapsed
    guard let actions = probes[number]?.course.handle(event, at: now) else { return }
    perform(actions, of: number, in: &group)
    closeIfFinished(number, in: &group)
  }

  /// Wakes every course whose time has come.
  func wakeProbes(_ due: Duration, in group: inout DiscardingTaskGroup) {
    if armed == due { armed = nil }
    while let next = alarms.next(at: configuration.clock.elapsed) {
      pursue(next.probe, .woke(next.alarm), in: &group)
    }
  }

  /// Has the next alarm ring where it comes before the one that is to ring.
  func setAlarm(in group: inout DiscardingTaskGroup) {
    guard let due = alarms.first(where: isAwaited) else { return }
    let ring =
      isLeisurely
      ? SharedAlarms(interval: plan.interval, targets: probes.count).ring(for: due) : due
    guard armed.map({ ring < $0 }) ?? true else { return }
    armed = ring
    configuration.clock.call(at: ring, in: &group) { [mailbox] in mailbox.send(.alarm(due: ring)) }
  }

  /// Closes all flows, those included that were opened too late to be taken.
  func closeFlows(in group: inout DiscardingTaskGroup) {
    var exchanges = probes.values.compactMap(\.exchange)
    for mail in mailbox.close() {
      switch mail {
      case .opened(_, let opened): exchanges.append(opened.exchange)
      case .survey(let event) where event.isEnd: _ = survey.handle(event)
      default: break
      }
    }
    for exchange in exchanges { group.addTask { await exchange.close() } }
    probes = [:]
  }

  private func perform(
    _ actions: [ProbeCourse.Action], of number: Int, in group: inout DiscardingTaskGroup
  ) {
    guard let probe = probes[number] else { return }
    for action in actions {
      switch action {
      case .open: open(probe.target, for: number, in: &group)
      case .send: send(over: probe.exchange, for: number, in: &group)
      case .inquire: inquire(of: probe.target.address, in: &group)
      case .wake(let alarm, let time):
        alarms.add(ProbeAlarm(probe: number, alarm: alarm), due: time)
      case .report(let observation): take(.observed(probe.target, observation), in: &group)
      }
    }
  }

  /// Opens a flow, of whose end the course hears after it has heard of the flow, however early that
  /// was: many servers speak or hang up before they are asked.
  private func open(
    _ target: Target, for number: Int, in group: inout DiscardingTaskGroup
  ) {
    group.addTask { [configuration, mailbox] in
      let gate = ClosingGate { mailbox.send(.course(probe: number, .closed($0))) }
      do throws(ExchangeError) {
        let opened = try await configuration.opener.open(
          target, timeout: configuration.plan.timeout, onClose: gate.closed)
        guard mailbox.send(.opened(probe: number, opened)) else {
          return await opened.exchange.close()
        }
        gate.open()
      } catch {
        mailbox.send(.course(probe: number, .openFailed(error)))
      }
    }
  }

  /// Sends a Binding; its answer does not wake the survey where an alarm soon does.
  private func send(
    over exchange: (any Exchange)?, for number: Int, in group: inout DiscardingTaskGroup
  ) {
    var random = SystemRandomNumberGenerator()
    let message = Message(.request, .binding, transactionID: .random(using: &random))
    if let target = probes[number]?.target {
      take(.observed(target, .asked(message.transactionID)), in: &group)
    }
    let patience: Duration = isLeisurely ? .milliseconds(100) : .zero
    let request = PendingRequest(
      message: message, timeout: plan.timeout, isUrgent: !isLeisurely
    ) { [clock = configuration.clock, mailbox] outcome in
      mailbox.send(.course(probe: number, .outcome(outcome)), by: clock.elapsed + patience)
    }
    exchange?.send(request)
  }

  /// Whether samples may go out a little late, and outcomes wait to be looked at, their round trips
  /// being taken: no verdict and no end depends on them.
  private var isLeisurely: Bool { isSettled && plan.samples == nil }

  /// A course that has ended keeps no flow.
  private func closeIfFinished(_ number: Int, in group: inout DiscardingTaskGroup) {
    guard let probe = probes[number], probe.course.isFinished, let exchange = probe.exchange
    else { return }
    probes[number]?.exchange = nil
    group.addTask { await exchange.close() }
  }

  private func isAwaited(_ alarm: ProbeAlarm) -> Bool {
    probes[alarm.probe]?.course.awaits(alarm.alarm) ?? false
  }
}
