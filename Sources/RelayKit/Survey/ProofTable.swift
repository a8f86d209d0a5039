/// The proofs of relays, and how many of them are still under way.
struct ProofTable: Sendable {
  /// How far the proof of a relay has come.
  private struct Entry {
    /// The fetch whose credentials are being proven, counted from 0: once per fetch is enough.
    var round: Int
    /// What came of it; while a new proof is under way, what came of the one before.
    var proof: RelayProof?
    var isDecided = false
  }

  private var entries: [RelayKey: Entry] = [:]
  /// Proofs that have decided nothing yet.
  private(set) var undecided = 0
  /// Attempts of which something is left: a decision to come, or an allocation to release.
  private(set) var underway = 0

  subscript(key: RelayKey) -> RelayProof? { entries[key]?.proof }

  var all: [(key: RelayKey, proof: RelayProof?)] { entries.map { ($0.key, $0.value.proof) } }

  /// Whether the relay is to be proven with the credentials of this fetch; it then counts as begun.
  mutating func begin(_ key: RelayKey, round: Int) -> Bool {
    let earlier = entries[key]
    guard (earlier?.round ?? -1) < round else { return false }
    entries[key] = Entry(round: round, proof: earlier?.proof)
    if earlier?.isDecided ?? true { undecided += 1 }
    underway += 1
    return true
  }

  mutating func decide(_ key: RelayKey, _ proof: RelayProof) {
    guard let entry = entries[key] else { return }
    if !entry.isDecided { undecided -= 1 }
    entries[key]?.proof = proof
    entries[key]?.isDecided = true
  }

  /// An attempt is over; those of a key that is no longer wanted end too.
  mutating func end() {
    underway -= 1
  }

  mutating func keep(_ keys: Set<RelayKey>) {
    for (key, entry) in entries where !keys.contains(key) {
      if !entry.isDecided { undecided -= 1 }
      entries[key] = nil
    }
  }
}
