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
      var end = await prover.prove(
        key.target, credential: key.credential, timeout: configuration.plan.timeout, turns: turns
      ) { proof in
        self.tell(.proved(key, proof))
      }
      end.time = configuration.clock.elapsed
      self.tell(.ended(key, end))
    }
  }

  /// Tells what became of an allocation, be it that no mail is taken any more.
  private nonisolated func tell(_ end: Survey.Event) {
    if !mailbox.send(.survey(end)) { lateEnds.send(end) }
  }

  /// Waits for the next turn of so many allocations on `address`, from `earliest` on; `false` where
  /// the task is cancelled before.
  private func awaitTurn(
    on address: IPAddress, count: Int = 1, earliest: Duration = .zero
  ) async -> Bool {
    while true {
      let turn = allocationPace.turn(
        for: address, count: count, at: configuration.clock.elapsed, earliest: earliest)
      guard await configuration.clock.sleep(until: turn) else { return false }
      let now = configuration.clock.elapsed
      if allocationPace.confirm(turn, for: address, count: count, at: now) { return true }
    }
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
    let earliest = configuration.clock.elapsed + delay
    let address = target.address.ip
    group.addTask { [configuration] in
      guard await self.awaitTurn(on: address, count: 2, earliest: earliest) else { return }
      var end = await echoer.echo(
        through: target, credential: key.credential, profile: .voice, limit: limit,
        timeout: configuration.plan.timeout)
      end.time = configuration.clock.elapsed
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
