import STUN

// What is proven.
extension Survey {
  /// Until a server has taken a released allocation out of the quota too: coturn takes a second.
  package static let quotaDelay = Duration.seconds(2)

  /// Whether relays are allocated, or servers only asked for an answer.
  var provesRelays: Bool { scope.provesRelays }

  mutating func proved(_ key: RelayKey, _ proof: RelayProof) -> [Effect] {
    if proof.isGranted {
      traffic.allocations.granted += 1
      echoes?.hasNewRelays = true
    }
    proofs.decide(key, proof)
    return []
  }

  mutating func ended(_ key: RelayKey, _ end: RelayEnd) -> [Effect] {
    traffic.allocations.count(end)
    return proofs.end(key, end).map { [.prove($0, after: Self.quotaDelay)] } ?? []
  }

  /// Has those relays proven that have not been since the last fetch.
  mutating func prove(_ servers: [ServerRecord]) -> [Effect] {
    guard provesRelays else { return [] }
    return servers.flatMap { relayKeys(of: $0) }.filter { proofs.begin($0, round: round) }
      .map { .prove($0) }
  }

  /// What is to be proven of a URL, one key an address.
  func relayKeys(of record: ServerRecord) -> [RelayKey] {
    guard let credential = try? record.credential.get(), let uri = try? record.uri.get(),
      uri.scheme.isRelay
    else { return [] }
    return targets(of: uri).map { RelayKey(target: $0, credential: credential) }
  }
}
