import CDatagram
import NIOPosix
import STUN
import Synchronization

/// The one thread on which all UDP flows live, and the way to it from any other.
///
/// It is started by the first flow and stays, as the event loops beside it do: flows come and go
/// for as long as the process runs, and without any of them it sleeps in one call without a timeout.
/// What it owns nobody else sees; commands reach it through a mailbox, and a bell wakes it.
final class DatagramThread: Sendable {
  /// What the thread is told to do.
  enum Command: Sendable {
    case open(UInt64, DatagramSocket, news: @Sendable (ExchangeNews) -> Void)
    case send(UInt64, PendingRequest)
    case close(UInt64, done: @Sendable () -> Void)
  }

  /// The thread; where the system had no room for it, the reason.
  static let shared = Result { () throws(ExchangeError) in try DatagramThread() }

  let poller: Int32
  let bell: Int32
  private let pool = NIOThreadPool(numberOfThreads: 1)
  private let commands = Mutex<[Command]>([])
  private let flowCount = Mutex<UInt64>(0)

  private init() throws(ExchangeError) {
    var bell: Int32 = -1
    poller = datagram_poller_open(&bell)
    self.bell = bell
    guard poller >= 0 else { throw ExchangeError(errnoCode: -poller) }
    pool.start()
    pool.submit { [unowned self] _ in
      var loop = DatagramLoop(thread: self)
      loop.run()
    }
  }

  /// A number that no other flow has.
  func nextFlow() -> UInt64 {
    flowCount.withLock { count in
      count += 1
      return count
    }
  }

  func tell(_ command: Command) {
    let isFirst = commands.withLock { commands in
      commands.append(command)
      return commands.count == 1
    }
    if isFirst { datagram_ring(bell) }
  }

  /// Takes the commands so far, in order.
  func takeCommands() -> [Command] {
    commands.withLock { commands in
      defer { commands = [] }
      return commands
    }
  }
}
