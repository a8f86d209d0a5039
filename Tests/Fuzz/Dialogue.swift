import STUN

/// An allocation that meets whatever the bytes of a script say, a byte for what and one for how much.
struct Dialogue {
  private static let peer = TransportAddress(ip: IPAddress(192, 0, 2, 7), port: 4000)

  private var script: ArraySlice<UInt8>
  private var allocation: Allocation
  private var now = Duration.zero
  /// The request sent last, for answers to have its transaction.
  private var request: [UInt8] = []
  /// The alarms that were set, by number.
  private var alarms: [Int] = []
  private var ends = 0

  init(script: ArraySlice<UInt8>) {
    self.script = script
    let plan: AllocationPlan = (script.first ?? 0) & 1 == 0 ? .datagrams() : .stream()
    allocation = Allocation(
      plan: plan, credential: LongTermCredential(username: "user", password: "password"),
      generator: Counter())
  }

  /// Runs the script, then a release and every alarm there is: the end must come, once, and last.
  mutating func run() {
    handle(.start)
    while let what = script.popFirst() { step(what) }
    handle(.release)
    var rounds = 0
    while !allocation.hasEnded, rounds < 100 {
      rounds += 1
      for alarm in alarms { handle(.timerFired(generation: alarm)) }
    }
    guard allocation.hasEnded, ends == 1 else { fatalError("ended \(ends) times") }
  }

  private mutating func step(_ what: UInt8) {
    now += .milliseconds(Int(what))
    switch what % 10 {
    case 0: handle(.received(next()))
    case 1, 2: handle(.received(answer(0x01, method)))
    case 3, 4: handle(.received(answer(0x01, method | 0x10)))
    case 5: handle(.received(answer(0x00, 0x17)))
    case 6: handle(.timerFired(generation: alarms.last ?? 0))
    case 7: handle(.permit([Self.peer.ip]))
    case 8: handle(.bind(Self.peer))
    default: what > 0xF0 ? handle(.release) : handle(.send(next(), to: Self.peer))
    }
  }

  private mutating func handle(_ input: Allocation.Input) {
    guard ends == 0 else { return expectSilence(allocation.handle(input, at: now)) }
    for action in allocation.handle(input, at: now) {
      guard ends == 0 else { fatalError("goes on after the end: \(action)") }
      switch action {
      case .send(let bytes): request = bytes
      case .wake(_, let generation): alarms.append(generation)
      case .report(.ended): ends += 1
      case .report(let event): _ = "\(event)"
      }
    }
  }

  private func expectSilence(_ actions: [Allocation.Action]) {
    guard actions.isEmpty else { fatalError("goes on after the end: \(actions)") }
  }

  /// As many bytes of the script as its next one says.
  private mutating func next() -> [UInt8] {
    let count = Int(script.popFirst() ?? 0)
    defer { script = script.dropFirst(count) }
    return Array(script.prefix(count))
  }

  /// The low byte of the method of the request sent last.
  private var method: UInt8 { request.count > 1 ? request[1] : 0x03 }

  /// A message of this type in the transaction of the request sent last, its attributes from the
  /// script.
  private mutating func answer(_ high: UInt8, _ low: UInt8) -> [UInt8] {
    let id = request.count >= 20 ? Array(request[8..<20]) : [UInt8](repeating: 0, count: 12)
    return withSoundHeader([high, low, 0, 0, 0, 0, 0, 0] + id + next())
  }
}

/// Transaction ids that are the same in every run.
private struct Counter: RandomNumberGenerator, Sendable {
  private var last: UInt64 = 0

  mutating func next() -> UInt64 {
    last += 1
    return last
  }
}
