import NIOCore
import STUN

/// A flow over a NIO channel whose last handler is a `TransactionHandler`.
struct ChannelExchange: Exchange {
  let channel: any Channel

  func send(
    _ request: Message, timeout: Duration, completion: @escaping @Sendable (RoundTrip) -> Void
  ) {
    let written = channel.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenFailure { _ in completion(.closed(.closedByPeer)) }
    channel.write(
      PendingRequest(message: request, timeout: timeout, completion: completion),
      promise: written)
  }

  func close() async {
    try? await channel.close()
  }
}
