import STUN

// What it proves.
extension Monitor {
  /// Has a relay proven, each attempt at its turn: allocations on one address are spread over time.
  func prove(_ key: RelayKey, after delay: Duration, in group: inout DiscardingTaskGroup) {
    guard let prover = configuration.prover else { return }
    let earliest = configuration.clock.elapsed + delay
    group.addTask { [configuration, mailbox] in
      guard await configuration.clock.sleep(until: earliest) else { return }
      let turns = AllocationTurns { address in
        await self.awaitTurn(on: address)
      } repeated: { address in
        mailbox.send(.repeated(address))
      }
      let end = await prover.prove(
        key.target, credential: key.credential, timeout: configuration.plan.timeout, turns: turns
      ) { proof in
        self.tell(.proved(key, proof))
      }
      self.tell(.ended(key, end))
    }
  }

  /// Tells what became of an allocation, be it that no mail is taken any more.
  private nonisolated func tell(_ end: Survey.Event) {
    if !mailbox.send(.survey(end)) { lateEnds.send(end) }
  }

  /// Waits for the next turn on `address`; `false` where the task is cancelled before.
  private func awaitTurn(on address: IPAddress) async -> Bool {
    while true {
      let turn = turn(on: address, after: .zero)
      guard await configuration.clock.sleep(until: turn) else { return false }
      if allocationPace.confirm(turn, for: address) { return true }
    }
  }

  /// Takes the next turn for an allocation on `address`, which comes after `delay` at the earliest.
  private func turn(on address: IPAddress, after delay: Duration) -> Duration {
    let now = configuration.clock.elapsed
    return allocationPace.turn(for: address, at: now, earliest: now + delay)
  }
}

// What it relays.
extension Monitor {
  /// Tells what is to be relayed to whoever waits for it, and to whoever looks.
  func announce(_ text: DisplayText) {
    configuration.echoes?.announce(text)
    publish()
  }

  /// Has an echo sent at its turn: it takes two allocations.
  func echo(
    _ key: RelayKey, through target: Target, within limit: Int, after delay: Duration,
    in group: inout DiscardingTaskGroup
  ) {
    guard let echoer = configuration.echoes?.echoer else { return }
    _ = turn(on: target.address.ip, after: delay)
    let turn = turn(on: target.address.ip, after: delay)
    group.addTask { [configuration] in
      guard await configuration.clock.sleep(until: turn) else { return }
      let end = await echoer.echo(
        through: target, credential: key.credential, profile: .voice, limit: limit,
        timeout: configuration.plan.timeout)
      self.tell(.echoed(key, end))
    }
  }
}

// What it explores.
extension Monitor {
  func explore(_ servers: [TransportAddress], in group: inout DiscardingTaskGroup) {
    guard let explorer = configuration.explorer else { return }
    group.addTask { [configuration, mailbox] in
      let exploration = await explorer.explore(servers, timeout: configuration.plan.timeout)
      mailbox.send(.survey(.explored(exploration)))
    }
  }

  /// Finds out whether a server that stays silent answers from elsewhere.
  func inquire(of server: TransportAddress, in group: inout DiscardingTaskGroup) {
    guard let explorer = configuration.explorer else { return }
    group.addTask { [mailbox] in
      mailbox.send(.survey(.inquired(await explorer.inquire(of: server))))
    }
  }
}
