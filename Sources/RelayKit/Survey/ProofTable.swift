import STUN

/// The proofs of relays, and how many of them are still under way.
///
/// Proofs of one user on one address may meet the user's quota in each other (486, RFC 8656 §7.2): a
/// server that allows one allocation refuses whichever comes while another is held. So one that is
/// refused for that is put off until the others have been released, and then tried once more, alone.
/// Where even that is refused, the user's quota is used up by others, and whoever waits stays refused.
struct ProofTable: Sendable {
  /// How far the proof of a relay has come.
  private struct Entry {
    /// The fetch whose credentials are being proven, counted from 0: once per fetch is enough.
    var round: Int
    /// What came of it; while a new proof is under way, what came of the one before.
    var proof: RelayProof?
    var isDecided = false
    /// What it was put off for; `nil` where it was not.
    var refusal: RelayProof?
    var wasPutOff: Bool { refusal != nil }
    /// What proving it last took, in bytes sent and received.
    var bytes = 0
  }

  /// Those who share a quota.
  private struct Crowd: Hashable {
    var user: [UInt8]
    var address: IPAddress

    init(_ key: RelayKey) {
      user = key.credential.username
      address = key.target.address.ip
    }
  }

  /// The proofs of a crowd.
  private struct Company {
    /// The latest fetch, and how many have begun since.
    var round = 0
    var begun = 0
    var underway = 0
    /// Those that wait for the others to end.
    var waiting: [RelayKey] = []
  }

  private var entries: [RelayKey: Entry] = [:]
  private var companies: [Crowd: Company] = [:]
  /// Proofs that have decided nothing yet.
  private(set) var undecided = 0
  /// Attempts of which something is left: a decision to come, or an allocation to release.
  private(set) var underway = 0

  subscript(key: RelayKey) -> RelayProof? { entries[key]?.proof }

  /// Whether the relay is to be proven with the credentials of this fetch; it then counts as begun.
  mutating func begin(_ key: RelayKey, round: Int) -> Bool {
    let earlier = entries[key]
    guard (earlier?.round ?? -1) < round else { return false }
    entries[key] = Entry(round: round, proof: earlier?.proof)
    if earlier?.isDecided ?? true { undecided += 1 }
    var company = companies[Crowd(key), default: Company()]
    if company.round != round { (company.round, company.begun) = (round, 0) }
    company.begun += 1
    company.waiting.removeAll { $0 == key }
    companies[Crowd(key)] = company
    start(key)
    return true
  }

  /// Takes what came of a proof, unless it is put off.
  mutating func decide(_ key: RelayKey, _ proof: RelayProof) {
    guard let entry = entries[key], !putOff(key, proof) else { return }
    settle(key, proof)
    if entry.wasPutOff, proof.isOverQuota { settleWaiting(with: key) }
  }

  private mutating func settle(_ key: RelayKey, _ proof: RelayProof) {
    if entries[key]?.isDecided == false { undecided -= 1 }
    entries[key]?.proof = proof
    entries[key]?.isDecided = true
  }

  /// Has those that wait along with `key` come to what they were refused for at first.
  private mutating func settleWaiting(with key: RelayKey) {
    for waiting in companies[Crowd(key)]?.waiting ?? [] {
      guard let refusal = entries[waiting]?.refusal else { continue }
      settle(waiting, refusal)
    }
    companies[Crowd(key)]?.waiting = []
  }

  /// What proving the relay last took, in bytes sent and received.
  func bytes(of key: RelayKey) -> Int { entries[key]?.bytes ?? 0 }

  /// Ends an attempt, also one whose key is no longer wanted.
  ///
  /// Returns the proof whose turn it is now, which counts as begun.
  mutating func end(_ key: RelayKey, _ end: RelayEnd) -> RelayKey? {
    entries[key]?.bytes = end.traffic.bytes
    entries[key]?.proof?.remains = end.longestRest
    let crowd = Crowd(key)
    underway -= 1
    companies[crowd]?.underway -= 1
    guard companies[crowd]?.underway == 0 else { return nil }
    companies[crowd]?.waiting.removeAll { entries[$0]?.wasPutOff != true }
    guard let next = companies[crowd]?.waiting.first else { return nil }
    companies[crowd]?.waiting.removeFirst()
    start(next)
    return next
  }

  mutating func keep(_ keys: Set<RelayKey>) {
    for (key, entry) in entries where !keys.contains(key) {
      if !entry.isDecided { undecided -= 1 }
      entries[key] = nil
    }
  }

  private mutating func start(_ key: RelayKey) {
    underway += 1
    companies[Crowd(key), default: Company()].underway += 1
  }

  /// Whether a refusal may be the work of our own proofs; it is put off then, once a fetch.
  private mutating func putOff(_ key: RelayKey, _ proof: RelayProof) -> Bool {
    guard proof.isOverQuota, let entry = entries[key], !entry.isDecided, !entry.wasPutOff,
      let company = companies[Crowd(key)], company.begun > 1
    else { return false }
    entries[key]?.refusal = proof
    companies[Crowd(key)]?.waiting.append(key)
    return true
  }
}

extension RelayProof {
  /// Whether the user has as many allocations as allowed (486).
  fileprivate var isOverQuota: Bool {
    if case .refused(.refused(let refusal)) = outcome {
      refusal.cause == .quotaReached
    } else {
      false
    }
  }
}
