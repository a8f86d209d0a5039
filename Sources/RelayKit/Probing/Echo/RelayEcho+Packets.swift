import STUN

// What goes through the relay.
extension RelayEcho {
  /// Sends the packet that is due, on a beat that nothing shifts but a stop.
  mutating func sendPacket(at now: Duration) -> [Action] {
    guard let far = relayed[.far] else { return [] }
    let number = departures.count
    departures.append(now)
    samples.sent()
    let send = Action.tell(.near, .send(packets.packet(number), to: far))
    guard departures.count < profile.packets else {
      state = .awaiting
      return [send, .wake(.patience, after: patience)]
    }
    let beat = beatStart + profile.interval * departures.count
    return [send, .wake(.packet, after: max(.zero, beat - now))]
  }

  /// Takes what came to an end by its channel; a packet that is back before the far end had it was
  /// not relayed.
  mutating func received(
    _ data: [UInt8], from peer: TransportAddress, at end: End, _ now: Duration
  ) -> [Action] {
    guard state == .sending || state == .awaiting else { return [] }
    let other: End = end == .near ? .far : .near
    guard peer == relayed[other], let number = packets.number(of: data),
      number < departures.count
    else {
      result.strays.foreign += 1
      return []
    }
    guard end == .far || arrivals[.far]?.contains(number) ?? false else {
      result.strays.mirrored += 1
      return []
    }
    guard arrivals[end, default: []].insert(number).inserted else {
      result.strays.duplicates += 1
      return []
    }
    return end == .far ? [.tell(.far, .send(data, to: peer))] : returned(number, at: now)
  }

  /// Withdraws what had left and was not back, and lets the beat go on from here; both ends may tell
  /// of the same stop.
  mutating func stopped(for time: Duration, at now: Duration) -> [Action] {
    let start = now - time
    guard state == .sending || state == .awaiting, start > lastStop ?? .zero else { return [] }
    lastStop = now
    beatStart += time
    for number in departures.indices where departures[number] <= start && !isSettled(number) {
      withdrawn.insert(number)
      samples.withdrawn()
    }
    return []
  }

  private func isSettled(_ number: Int) -> Bool {
    withdrawn.contains(number) || arrivals[.near]?.contains(number) ?? false
  }

  /// Takes a packet that is back; the last one of all ends the wait.
  private mutating func returned(_ number: Int, at now: Duration) -> [Action] {
    let roundTrip = now - departures[number]
    if !withdrawn.contains(number) {
      if roundTrip > patience {
        result.strays.late += 1
      } else {
        samples.answered(after: roundTrip)
      }
    }
    let isLast = state == .awaiting && arrivals[.near]?.count == profile.packets
    return isLast ? conclude() : []
  }

  /// Counts as lost what is not back, and ends.
  mutating func conclude() -> [Action] {
    let received = samples.statistics.received
    for _ in received..<departures.count - withdrawn.count { samples.lost() }
    let isSilent = received == 0 && withdrawn.isDisjoint(with: arrivals[.near] ?? [])
    guard isSilent else { return release(.measured) }
    return release(result.strays.mirrored > 0 ? .mirrored : .silent)
  }
}
