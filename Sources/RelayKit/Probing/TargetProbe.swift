import STUN

/// Measures one target: opens flows, sends Bindings and wakes as its course says.
///
/// Everything runs in one task group; cancelling it ends the flow and leaves nothing behind.
struct TargetProbe {
  /// What reaches the probe: news from its flow, its alarms, and commands.
  enum Mail: Sendable {
    case opened(OpenedExchange)
    case course(ProbeCourse.Event)
  }

  let target: Target
  let plan: ProbePlan
  let opener: any ExchangeOpener
  let clock: SurveyClock
  let mailbox: Mailbox<Mail>
  let report: @Sendable (ProbeObservation) -> Void

  /// Runs until the plan is fulfilled or the task cancelled.
  func run(ordinal: Int) async {
    await withDiscardingTaskGroup { group in
      var course = ProbeCourse(transport: target.transport, plan: plan, ordinal: ordinal)
      var exchange: (any Exchange)?
      perform(course.start(), over: exchange, in: &group)
      for await mail in mailbox.mail {
        let event = receive(mail, &exchange)
        perform(course.handle(event, at: clock.elapsed), over: exchange, in: &group)
        if course.isFinished { break }
      }
      mailbox.close()
      group.cancelAll()
      await exchange?.close()
    }
    await closeStrayFlows()
  }

  private func receive(
    _ mail: Mail, _ exchange: inout (any Exchange)?
  ) -> ProbeCourse.Event {
    switch mail {
    case .opened(let opened):
      exchange = opened.exchange
      if let certificate = opened.certificate { report(.certified(certificate)) }
      return .opened(connectTime: opened.connectTime, tlsTime: opened.tlsTime)
    case .course(let event): return event
    }
  }

  private func perform(
    _ actions: [ProbeCourse.Action], over exchange: (any Exchange)?,
    in group: inout DiscardingTaskGroup
  ) {
    for action in actions {
      switch action {
      case .open: group.addTask { await open() }
      case .send: send(over: exchange)
      case .wake(let alarm, let time):
        group.addTask { await wake(alarm, at: time) }
      case .report(let observation): report(observation)
      }
    }
  }

  private func open() async {
    do throws(ExchangeError) {
      let opened = try await opener.open(target, timeout: plan.timeout) { [mailbox, report] news in
        switch news {
        case .closed(let reason): mailbox.send(.course(.closed(reason)))
        case .foreign: report(.foreign)
        }
      }
      guard mailbox.send(.opened(opened)) else { return await opened.exchange.close() }
    } catch {
      mailbox.send(.course(.openFailed(error)))
    }
  }

  private func send(over exchange: (any Exchange)?) {
    var random = SystemRandomNumberGenerator()
    let request = Message(.request, .binding, transactionID: .random(using: &random))
    exchange?.send(request, timeout: plan.timeout) { [mailbox] outcome in
      mailbox.send(.course(.outcome(outcome)))
    }
  }

  private func wake(_ alarm: ProbeCourse.Alarm, at time: Duration) async {
    guard await clock.sleep(until: time) else { return }
    mailbox.send(.course(.woke(alarm)))
  }

  /// Closes a flow that was opened while the probe was already ending.
  private func closeStrayFlows() async {
    for await case .opened(let opened) in mailbox.mail {
      await opened.exchange.close()
    }
  }
}
