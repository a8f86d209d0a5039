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

  private mutating func wait() -> Int {
    var patience: Int64 = 0
    if thread.fallAsleep() {
      let due = [flows.nextDeadline, alarms.next].compactMap(\.self).min()
      let left = due.map { max(.zero, $0 - DatagramMoment.now.monotonic) }
      patience = left.map { Int64($0 / .nanoseconds(1)) } ?? -1
    }
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
    case .open(let id, let socket, let news): flows.open(id, socket, news: news)
    case .send(let id, let request): flows.send(request, on: id)
    case .close(let id, let done):
      flows.end(id, .closedByPeer)
      done()
    }
  }
}
