/// What is known of every target, and how many are not done with.
struct TargetTable: Sendable {
  private(set) var records: [Target: TargetRecord] = [:]
  /// Targets whose samples are not all in.
  private(set) var unfinished = 0
  /// Targets without a verdict.
  private(set) var unjudged = 0

  subscript(target: Target) -> TargetRecord? { records[target] }

  /// Begins to keep a record; `false` where there is one.
  mutating func add(_ target: Target) -> Bool {
    guard records[target] == nil else { return false }
    records[target] = TargetRecord(transport: target.transport)
    unfinished += 1
    unjudged += 1
    return true
  }

  mutating func fold(_ observation: ProbeObservation, of target: Target) {
    guard let index = records.index(forKey: target) else { return }
    let wasFinished = records.values[index].isFinished
    let wasJudged = records.values[index].verdict != .pending
    records.values[index].fold(observation)
    if wasFinished != records.values[index].isFinished { unfinished += wasFinished ? 1 : -1 }
    let isJudged = records.values[index].verdict != .pending
    if wasJudged != isJudged { unjudged += wasJudged ? 1 : -1 }
  }

  /// Begins the figures of all targets anew.
  mutating func reset() {
    for target in records.keys { records[target]?.reset() }
  }

  /// Forgets all targets but these, and returns which those were.
  mutating func keep(_ targets: Set<Target>) -> [Target] {
    let others = records.filter { !targets.contains($0.key) }
    for (target, record) in others {
      count(record, by: -1)
      records[target] = nil
    }
    return Array(others.keys)
  }

  private mutating func count(_ record: TargetRecord, by step: Int) {
    if !record.isFinished { unfinished += step }
    if record.verdict == .pending { unjudged += step }
  }
}
