import NIOCore
import STUN

/// A request on its way down the pipeline, and whom to tell of its outcome.
struct PendingRequest: Sendable {
  var message: Message
  var timeout: Duration
  var completion: @Sendable (RoundTrip) -> Void
}

/// The last handler of a flow: matches answers to requests by transaction id and takes the times.
///
/// A flush on the event loop has reached the kernel when it returns, so a request is stamped right
/// after it; an answer as the first thing when it is read. Encoding, decoding and hand-over never
/// enter a round trip.
final class TransactionHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = PendingRequest
  typealias OutboundOut = ByteBuffer

  private struct Waiting {
    var completion: @Sendable (RoundTrip) -> Void
    var sentAt: NIODeadline
    var timer: Scheduled<Void>
  }

  private var waiting: [TransactionID: Waiting] = [:]
  private var framer: StreamFramer?
  /// What came last that was not STUN; told to the request that waits in vain for its answer.
  private var garbage: DecodeError?
  private var failure: ExchangeError?
  private let onClose: @Sendable (ExchangeError) -> Void

  /// A handler for datagrams of one message each, or for a stream where `isStream`.
  init(isStream: Bool, onClose: @escaping @Sendable (ExchangeError) -> Void) {
    framer = isStream ? StreamFramer(expectsChannelData: false) : nil
    self.onClose = onClose
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let request = unwrapOutboundIn(data)
    let id = request.message.transactionID
    let bytes = request.message.encoded(fingerprint: true)
    let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let timer = context.eventLoop.scheduleTask(in: .init(request.timeout)) {
      loopBound.value.timeOut(id)
    }
    let buffer = context.channel.allocator.buffer(bytes: bytes)
    waiting[id] = Waiting(completion: request.completion, sentAt: .now(), timer: timer)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    waiting[id]?.sentAt = .now()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let arrival = NIODeadline.now()
    let bytes = Array(buffer: unwrapInboundIn(data))
    do throws(DecodeError) {
      for message in try messages(in: bytes) {
        answer(message, arrival: arrival)
      }
    } catch {
      garbage = error
      guard framer != nil else { return }
      fail(.malformed(error), context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(ExchangeError(error), context: context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    let reason = failure ?? .closedByPeer
    let ended = waiting
    waiting = [:]
    for request in ended.values {
      request.timer.cancel()
      request.completion(.closed(reason))
    }
    onClose(reason)
    context.fireChannelInactive()
  }

  /// Ends the flow; what still waits is told why as the channel becomes inactive.
  private func fail(_ reason: ExchangeError, context: ChannelHandlerContext) {
    failure = failure ?? reason
    context.close(promise: nil)
  }

  private func messages(in bytes: [UInt8]) throws(DecodeError) -> [Message] {
    guard framer != nil else { return [try Message(decoding: bytes)] }
    framer?.append(bytes)
    var messages: [Message] = []
    while let frame = try framer?.next() {
      guard case .message(let wire) = frame else { continue }
      messages.append(try Message(decoding: wire))
    }
    return messages
  }

  private func answer(_ message: Message, arrival: NIODeadline) {
    guard let request = waiting.removeValue(forKey: message.transactionID) else { return }
    request.timer.cancel()
    request.completion(
      .answered(message, after: .nanoseconds((arrival - request.sentAt).nanoseconds)))
  }

  private func timeOut(_ id: TransactionID) {
    guard let request = waiting.removeValue(forKey: id) else { return }
    request.completion(garbage.map(RoundTrip.malformed) ?? .timedOut)
  }
}
