import STUN

/// A flow over UDP, of which the kernel says when answers came.
struct DatagramExchange: Exchange {
  private let thread: MeasuringThread
  private let id: UInt64

  /// Opens a flow to `target`, from `source` where that is given, which tells its news.
  init(
    to target: TransportAddress, from source: IPAddress?,
    news: @escaping @Sendable (ExchangeNews) -> Void
  ) throws(ExchangeError) {
    thread = try MeasuringThread.shared.get()
    id = thread.nextNumber()
    thread.tell(.open(id, try DatagramSocket(to: target, from: source), news: news))
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
