import CDatagram
import STUN

/// One flow over UDP, as it is handed to the measuring thread.
struct DatagramFlow: Sendable {
  let socket: DatagramSocket
  /// Counts what goes through the socket.
  let meter: TrafficMeter
  let onClose: @Sendable (ExchangeError) -> Void
}

/// All flows over UDP, and when their requests are given up.
struct DatagramFlows {
  private struct Flow {
    let edge: DatagramFlow
    var requests = DatagramRequests()
  }

  private let poller: Int32
  private var flows: [UInt64: Flow] = [:]
  /// By when the last of the urgent requests is settled.
  private(set) var urgentUntil = Duration.zero
  private var deadlines = DeadlineQueue<(flow: UInt64, id: TransactionID)>()
  /// Room for more than a path carries in one piece; what is longer is cut short, so no STUN.
  private var buffer = [UInt8](repeating: 0, count: 2_048)
  /// How many datagrams of one socket are read before others have their turn.
  private static let mostAtOnce = 64

  /// No flows yet; what comes to them will be told of at `poller`, by their numbers.
  init(poller: Int32) {
    self.poller = poller
  }

  /// When the first request is to be given up that still waits; `nil` where none does.
  var nextDeadline: Duration? {
    mutating get {
      deadlines.first { flow, id in flows[flow]?.requests.isWaiting(for: id) ?? false }
    }
  }

  mutating func open(_ id: UInt64, _ flow: DatagramFlow) {
    flows[id] = Flow(edge: flow)
    let status = datagram_watch(poller, flow.socket.descriptor, id)
    if status < 0 { end(id, ExchangeError(errnoCode: -status)) }
  }

  mutating func send(_ request: PendingRequest, on id: UInt64) {
    guard let edge = flows[id]?.edge else {
      return request.completion(.closed(.closedByPeer))
    }
    do throws(ExchangeError) {
      let bytes = request.message.encoded(fingerprint: true)
      let sending = try edge.socket.send(bytes)
      if sending.hasLeft { edge.meter.count(sent: bytes.count) }
      flows[id]?.requests.sent(
        request, began: sending.began, ended: sending.ended, hasLeft: sending.hasLeft)
      let deadline = sending.began.monotonic + request.timeout
      deadlines.add((id, request.message.transactionID), due: deadline)
      if request.isUrgent { urgentUntil = max(urgentUntil, deadline) }
    } catch {
      request.completion(.closed(error))
      end(id, error)
    }
  }

  /// Reads what a flow has until it waits for nothing more, at most so much that the others get
  /// their turn: a socket that still has some wakes the thread again.
  mutating func read(_ id: UInt64) {
    guard let edge = flows[id]?.edge else { return }
    do throws(ExchangeError) {
      for _ in 0..<Self.mostAtOnce {
        guard let received = try edge.socket.receive(through: &buffer) else { return }
        edge.meter.count(received: received.wire.count)
        let reading = flows[id]?.requests.received(
          received.wire, taken: received.taken, stamped: received.stamped)
        switch reading {
        case .answer(let settled): settled.tell()
        case .foreign: edge.meter.count(foreign: 1)
        case .idle, nil: break
        }
        if flows[id]?.requests.isWaiting != true { return }
      }
    } catch {
      end(id, error)
    }
  }

  /// Gives up what has waited long enough.
  mutating func giveUp() {
    let now = DatagramMoment.now
    while let (flow, id) = deadlines.next(at: now.monotonic) {
      flows[flow]?.requests.timedOut(id, at: now)?.tell()
    }
  }

  /// Ends a flow, tells what still waits, and then that it has ended.
  mutating func end(_ id: UInt64, _ reason: ExchangeError) {
    guard var flow = flows.removeValue(forKey: id) else { return }
    flow.edge.socket.close()
    for settled in flow.requests.ended(reason) { settled.tell() }
    flow.edge.onClose(reason)
  }
}

extension DatagramRequests.Settled {
  fileprivate func tell() {
    completion(outcome)
  }
}
