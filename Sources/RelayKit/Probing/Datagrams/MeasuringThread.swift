import CDatagram
import NIOPosix
import STUN
import Synchronization

/// The one thread on which a survey runs: its tasks, their alarms, and all flows over UDP.
///
/// Of what a sample costs, the waking of threads is the most. Here it passes from its alarm to the
/// socket, and from the answer to what is known, without any other thread's being woken.
///
/// It is started by the first use and stays, as the event loops beside it do: surveys and flows
/// come and go for as long as the process runs, and without any of them it sleeps in one call
/// without a timeout. What it owns nobody else sees; commands reach it through a mailbox, and where
/// it sleeps a bell wakes it.
final class MeasuringThread: TaskExecutor {
  /// What the thread is told to do.
  enum Command: Sendable {
    case run(UnownedJob)
    case setAlarm(MeasuringAlarm)
    case dropAlarm(UInt64)
    case open(UInt64, DatagramFlow)
    case send(UInt64, PendingRequest)
    case close(UInt64, done: @Sendable () -> Void)
  }

  private struct Inbox {
    var commands: [Command] = []
    /// Whether the thread waits, or is about to, and has to be woken.
    var isAsleep = false
  }

  /// The thread; where the system had no room for it, the reason.
  static let shared = Result { () throws(ExchangeError) in try MeasuringThread() }

  let poller: Int32
  let bell: Int32
  private let pool = NIOThreadPool(numberOfThreads: 1)
  private let inbox = Mutex(Inbox())
  private let lastNumber = Atomic<UInt64>(0)

  private init() throws(ExchangeError) {
    var bell: Int32 = -1
    poller = datagram_poller_open(&bell)
    self.bell = bell
    guard poller >= 0 else { throw ExchangeError(errnoCode: -poller) }
    pool.start()
    pool.submit { [unowned self] _ in
      var loop = MeasuringLoop(thread: self)
      loop.run()
    }
  }

  /// A number that no other flow or alarm has.
  func nextNumber() -> UInt64 {
    lastNumber.add(1, ordering: .relaxed).newValue
  }

  func tell(_ command: Command) {
    let mustWake = inbox.withLock { inbox in
      inbox.commands.append(command)
      defer { inbox.isAsleep = false }
      return inbox.isAsleep
    }
    if mustWake { datagram_ring(bell) }
  }

  /// Takes the commands so far, in order.
  func takeCommands() -> [Command] {
    inbox.withLock { inbox in
      defer { inbox.commands = [] }
      return inbox.commands
    }
  }

  /// Has the next command ring the bell; `false` where there are commands, so that it must not
  /// sleep.
  func fallAsleep() -> Bool {
    inbox.withLock { inbox in
      inbox.isAsleep = inbox.commands.isEmpty
      return inbox.isAsleep
    }
  }

  /// Has commands ring no bell until it falls asleep again.
  func wakeUp() {
    inbox.withLock { $0.isAsleep = false }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    tell(.run(UnownedJob(job)))
  }
}
