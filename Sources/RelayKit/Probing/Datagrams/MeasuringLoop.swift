import CDatagram

/// What the measuring thread does, over and over: it waits, and does what has come or fallen due.
struct MeasuringLoop {
  /// How often it looks for further commands before it looks at its sockets again.
  private static let mostRounds = 16

  private let thread: MeasuringThread
  private var flows: DatagramFlows
  private var alarms = AlarmTable()
  private var tokens = [UInt64](repeating: 0, count: 128)

  init(thread: MeasuringThread) {
    self.thread = thread
    flows = DatagramFlows(poller: thread.poller)
  }

  /// Waits and does what there is to do, for ever.
  ///
  /// What has come is read before anything is given up: after a stop of the process both are due.
  mutating func run() -> Never {
    while true {
      let ready = wait()
      for token in tokens[..<ready] { flows.read(token) }
      flows.giveUp()
      alarms.ring(at: DatagramMoment.now.monotonic)
      obeyAll()
    }
  }

  /// Waits, and returns how many of `tokens` name a flow that has something to read.
  private mutating func wait() -> Int {
    guard thread.fallAsleep() else { return look(for: .zero) }
    defer { thread.wakeUp() }
    let due = [flows.nextDeadline, alarms.next].compactMap(\.self).min()
    switch MeasuringRest(
      until: due, urgentUntil: flows.urgentUntil, at: DatagramMoment.now.monotonic)
    {
    case .watchful(let time): return look(for: time)
    case .asleep(let time):
      datagram_sleep(thread.bell, time.wholeNanoseconds)
      return look(for: .zero)
    }
  }

  /// Looks what has come, and waits for it so long at most; `nil` has no end.
  private mutating func look(for time: Duration?) -> Int {
    let patience = time?.wholeNanoseconds ?? -1
    return Int(datagram_wait(thread.poller, thread.bell, patience, &tokens, Int32(tokens.count)))
  }

  /// Does what it is told, and what comes of that.
  private mutating func obeyAll() {
    for _ in 0..<Self.mostRounds {
      let commands = thread.takeCommands()
      if commands.isEmpty { return }
      for command in commands { obey(command) }
    }
  }

  private mutating func obey(_ command: MeasuringThread.Command) {
    switch command {
    case .run(let job): job.runSynchronously(on: thread.asUnownedTaskExecutor())
    case .setAlarm(let alarm): alarms.set(alarm)
    case .dropAlarm(let number): alarms.drop(number)
    case .open(let id, let flow): flows.open(id, flow)
    case .send(let id, let request): flows.send(request, on: id)
    case .close(let id, let done):
      flows.end(id, .closedByPeer)
      done()
    }
  }
}
