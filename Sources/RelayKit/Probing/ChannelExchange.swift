import NIOCore
import STUN

/// A flow over a NIO channel whose last handler is a `TransactionHandler`.
struct ChannelExchange: Exchange {
  let channel: any Channel

  func send(_ request: PendingRequest) {
    let written = channel.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenFailure { _ in request.completion(.closed(.closedByPeer)) }
    channel.write(request, promise: written)
  }

  func close() async {
    try? await channel.close()
  }
}
