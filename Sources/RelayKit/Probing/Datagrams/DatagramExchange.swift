import STUN

/// A flow over UDP, of which the kernel says when answers came.
struct DatagramExchange: Exchange {
  private let thread: MeasuringThread
  private let id: UInt64

  /// Opens a flow to `target`, from `source` where that is given, which
  /// tells once that it has ended.
  init(
    to target: TransportAddress, from source: IPAddress?,
    meter: TrafficMeter, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) throws(ExchangeError) {
    thread = try MeasuringThread.shared.get()
    id = thread.nextNumber()
    let socket = try DatagramSocket(to: target, from: source)
    thread.tell(.open(id, DatagramFlow(socket: socket, meter: meter, onClose: onClose)))
  }

  func send(_ request: PendingRequest) {
    thread.tell(.send(id, request))
  }

  func close() async {
    await withCheckedContinuation { continuation in
      thread.tell(.close(id) { continuation.resume() })
    }
  }
}
