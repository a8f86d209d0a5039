import NIOCore
import STUN

/// The last handler of a flow over a stream: matches answers to requests by transaction id and takes the times.
///
/// A flush on the event loop has reached the kernel when it returns, so a request is stamped right
/// after it; an answer as the first thing when it is read. Encoding, decoding and hand-over never
/// enter a round trip.
final class TransactionHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = PendingRequest
  typealias OutboundOut = ByteBuffer

  private struct Waiting {
    var method: Method
    var timeout: Duration
    var completion: @Sendable (RoundTrip) -> Void
    var sentAt: NIODeadline
    var timer: Scheduled<Void>
  }

  private var waiting: [TransactionID: Waiting] = [:]
  private var framer = StreamFramer(expectsChannelData: false)
  private var failure: ExchangeError?
  private var isClosed = false
  /// The latest requests, whose answers may come late or twice and are ours all the same.
  private var recent = RecentTransactions()
  private let report: @Sendable (ExchangeNews) -> Void

  init(report: @escaping @Sendable (ExchangeNews) -> Void) {
    self.report = report
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let request = unwrapOutboundIn(data)
    promise?.succeed()
    guard !isClosed else { return request.completion(.closed(failure ?? .closedByPeer)) }
    let id = request.message.transactionID
    let bytes = request.message.encoded(fingerprint: true)
    let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let timer = context.eventLoop.scheduleTask(in: .init(request.timeout)) {
      loopBound.value.timeOut(id)
    }
    let buffer = context.channel.allocator.buffer(bytes: bytes)
    recent.remember(id)
    waiting[id] = Waiting(
      method: request.message.type.method, timeout: request.timeout,
      completion: request.completion, sentAt: .now(), timer: timer)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    waiting[id]?.sentAt = .now()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let arrival = NIODeadline.now()
    let bytes = Array(buffer: unwrapInboundIn(data))
    do throws(DecodeError) {
      for wire in try frames(in: bytes) {
        take(try Message(decoding: wire), wire, arrival: arrival)
      }
    } catch {
      fail(.malformed(error), context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(ExchangeError(error), context: context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosed = true
    let reason = failure ?? .closedByPeer
    let ended = waiting
    waiting = [:]
    for request in ended.values {
      request.timer.cancel()
      request.completion(.closed(reason))
    }
    report(.closed(reason))
    context.fireChannelInactive()
  }

  /// Ends the flow; what still waits is told why as the channel becomes inactive.
  private func fail(_ reason: ExchangeError, context: ChannelHandlerContext) {
    failure = failure ?? reason
    context.close(promise: nil)
  }

  private func frames(in bytes: [UInt8]) throws(DecodeError) -> [[UInt8]] {
    framer.append(bytes)
    var frames: [[UInt8]] = []
    while let frame = try framer.next() {
      if case .message(let wire) = frame { frames.append(wire) }
    }
    return frames
  }

  /// Takes an answer to what was asked; all else is somebody else's, but for what answers late or
  /// twice.
  private func take(_ message: Message, _ wire: [UInt8], arrival: NIODeadline) {
    let id = message.transactionID
    guard let request = waiting[id], message.isAnswer(to: request.method, wire: wire) else {
      if waiting[id] != nil || !recent.contains(id) { report(.foreign) }
      return
    }
    waiting[id] = nil
    request.timer.cancel()
    let roundTrip = Duration.nanoseconds((arrival - request.sentAt).nanoseconds)
    let isLate = roundTrip > request.timeout
    request.completion(isLate ? .interrupted : .answered(message, after: roundTrip))
  }

  /// A timer that fires long after it was due tells that the process was stopped meanwhile.
  private func timeOut(_ id: TransactionID) {
    guard let request = waiting.removeValue(forKey: id) else { return }
    let waited = Duration.nanoseconds((NIODeadline.now() - request.sentAt).nanoseconds)
    let isOverdue = waited > request.timeout + .milliseconds(500)
    request.completion(isOverdue ? .interrupted : .timedOut)
  }
}
