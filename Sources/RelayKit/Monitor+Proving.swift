import STUN

// What it proves.
extension Monitor {
  /// Has a relay proven at its turn: allocations on one address are spread over time.
  func prove(_ key: RelayKey, after delay: Duration, in group: inout DiscardingTaskGroup) {
    guard let prover = configuration.prover else { return }
    let earliest = configuration.clock.elapsed + delay
    let turn = allocationPace.turn(for: key.target.address.ip, at: earliest)
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

// What it relays.
extension Monitor {
  /// Tells what is to be relayed to whoever waits for it, and to whoever looks.
  func announce(_ text: DisplayText) {
    configuration.echoes?.announce(text)
    publish()
  }

  /// Has an echo sent at its turn: it takes two allocations.
  func echo(
    _ key: RelayKey, through target: Target, after delay: Duration,
    in group: inout DiscardingTaskGroup
  ) {
    guard let echoer = configuration.echoes?.echoer else { return }
    let earliest = configuration.clock.elapsed + delay
    _ = allocationPace.turn(for: target.address.ip, at: earliest)
    let turn = allocationPace.turn(for: target.address.ip, at: earliest)
    group.addTask { [configuration, mailbox] in
      guard await configuration.clock.sleep(until: turn) else { return }
      let end = await echoer.echo(
        through: target, credential: key.credential, profile: .voice,
        timeout: configuration.plan.timeout)
      mailbox.send(.survey(.echoed(key, end)))
    }
  }
}

// What it explores.
extension Monitor {
  func explore(_ servers: [TransportAddress], in group: inout DiscardingTaskGroup) {
    guard let explorer = configuration.explorer else { return }
    group.addTask { [mailbox] in
      mailbox.send(.survey(.explored(await explorer.explore(servers))))
    }
  }
}
