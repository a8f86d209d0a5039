import CDatagram
import STUN

/// What the datagrams' thread does, and all that it owns: the flows, and when their requests are
/// given up.
struct DatagramLoop {
  private struct Flow {
    let socket: DatagramSocket
    let news: @Sendable (ExchangeNews) -> Void
    var requests = DatagramRequests()
  }

  private let thread: DatagramThread
  private var flows: [UInt64: Flow] = [:]
  private var deadlines = DeadlineQueue<(flow: UInt64, id: TransactionID)>()
  /// Room for more than a path carries in one piece; what is longer is cut short, so no STUN.
  private var buffer = [UInt8](repeating: 0, count: 2_048)
  /// How many datagrams of one socket are read before others have their turn.
  private static let mostAtOnce = 64
  private var tokens = [UInt64](repeating: 0, count: 128)

  init(thread: DatagramThread) {
    self.thread = thread
  }

  /// Waits and does what there is to do, for ever.
  ///
  /// What has come is read before anything is given up: after a stop of the process both are due.
  mutating func run() -> Never {
    while true {
      let ready = wait()
      for token in tokens[..<ready] { read(token) }
      for command in thread.takeCommands() { obey(command) }
      giveUp()
    }
  }

  private mutating func wait() -> Int {
    let left = deadlines.first.map { max(.zero, $0 - DatagramMoment.now.monotonic) }
    let nanoseconds = left.map { Int64($0 / .nanoseconds(1)) } ?? -1
    return Int(
      datagram_wait(thread.poller, thread.bell, nanoseconds, &tokens, Int32(tokens.count)))
  }

  private mutating func obey(_ command: DatagramThread.Command) {
    switch command {
    case .open(let id, let socket, let news): open(id, Flow(socket: socket, news: news))
    case .send(let id, let request): send(request, on: id)
    case .close(let id, let done):
      end(id, .closedByPeer)
      done()
    }
  }

  private mutating func open(_ id: UInt64, _ flow: Flow) {
    flows[id] = flow
    let status = datagram_watch(thread.poller, flow.socket.descriptor, id)
    if status < 0 { end(id, ExchangeError(errnoCode: -status)) }
  }

  private mutating func send(_ request: PendingRequest, on id: UInt64) {
    guard let socket = flows[id]?.socket else {
      return request.completion(.closed(.closedByPeer))
    }
    do throws(ExchangeError) {
      let sending = try socket.send(request.message.encoded(fingerprint: true))
      flows[id]?.requests.sent(request, began: sending.began, ended: sending.ended)
      deadlines.add(
        (id, request.message.transactionID), due: sending.began.monotonic + request.timeout)
    } catch {
      request.completion(.closed(error))
      end(id, error)
    }
  }

  /// Reads what a flow has, at most so much that the others get their turn: a socket that still has
  /// some wakes the thread again.
  private mutating func read(_ id: UInt64) {
    guard let socket = flows[id]?.socket else { return }
    do throws(ExchangeError) {
      for _ in 0..<Self.mostAtOnce {
        guard let received = try socket.receive(through: &buffer) else { return }
        let reading = flows[id]?.requests.received(
          received.wire, taken: received.taken, stamped: received.stamped)
        switch reading {
        case .answer(let settled): settled.tell()
        case .foreign: flows[id]?.news(.foreign)
        case .idle, nil: break
        }
      }
    } catch {
      end(id, error)
    }
  }

  private mutating func giveUp() {
    let now = DatagramMoment.now
    while let (flow, id) = deadlines.next(at: now.monotonic) {
      flows[flow]?.requests.timedOut(id, at: now)?.tell()
    }
  }

  /// Ends a flow, tells what still waits, and then that it has ended.
  private mutating func end(_ id: UInt64, _ reason: ExchangeError) {
    guard var flow = flows.removeValue(forKey: id) else { return }
    flow.socket.close()
    for settled in flow.requests.ended(reason) { settled.tell() }
    flow.news(.closed(reason))
  }
}

extension DatagramRequests.Settled {
  fileprivate func tell() {
    completion(outcome)
  }
}
