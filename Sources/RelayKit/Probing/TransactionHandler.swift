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
    /// Whether the process was stopped since it was sent.
    var wasStopped = false
  }

  private var waiting: [TransactionID: Waiting] = [:]
  private var framer = StreamFramer(expectsChannelData: false)
  /// Whether something came since the last answer that is none.
  private var isMisled = false
  private var failure: ExchangeError?
  private var isClosed = false
  /// The latest requests, whose answers may come late or twice and are ours all the same.
  private var recent = RecentTransactions()
  private let started = NIODeadline.now()
  private var heartbeat = Heartbeat()
  private var nextBeat: Scheduled<Void>?
  private let meter: TrafficMeter
  private let onClose: @Sendable (ExchangeError) -> Void

  init(meter: TrafficMeter, onClose: @escaping @Sendable (ExchangeError) -> Void) {
    self.meter = meter
    self.onClose = onClose
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
    meter.count(sent: bytes.count)
    if waiting.count == 1 { beat(on: context.eventLoop) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let arrival = NIODeadline.now()
    noticeStop(at: arrival)
    let bytes = Array(buffer: unwrapInboundIn(data))
    meter.count(received: bytes.count)
    do throws(DecodeError) {
      for wire in try frames(in: bytes) {
        take(try Message(decoding: wire), wire, arrival: arrival)
      }
    } catch {
      meter.count(foreign: 1)
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
    stopBeating()
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

  private func frames(in bytes: [UInt8]) throws(DecodeError) -> [[UInt8]] {
    framer.append(bytes)
    var frames: [[UInt8]] = []
    while let frame = try framer.next() {
      if case .message(let wire) = frame { frames.append(wire) } else { noticeForeign() }
    }
    return frames
  }

  /// Takes an answer to what was asked; all else is somebody else's, but for what answers late or
  /// twice.
  private func take(_ message: Message, _ wire: [UInt8], arrival: NIODeadline) {
    let id = message.transactionID
    guard let request = waiting[id], message.isAnswer(to: request.method, wire: wire) else {
      if waiting[id] != nil || !recent.contains(id) { noticeForeign() }
      return
    }
    waiting[id] = nil
    isMisled = false
    request.timer.cancel()
    stopBeating()
    let roundTrip = Duration.nanoseconds((arrival - request.sentAt).nanoseconds)
    let isSample = roundTrip <= request.timeout && !request.wasStopped
    request.completion(isSample ? RoundTrip(message, after: roundTrip) : .interrupted)
  }

  private func noticeForeign() {
    meter.count(foreign: 1)
    isMisled = true
  }

  /// A timer that fires long after it was due tells of a stop as well.
  private func timeOut(_ id: TransactionID) {
    noticeStop(at: .now())
    guard let request = waiting.removeValue(forKey: id) else { return }
    stopBeating()
    let waited = Duration.nanoseconds((NIODeadline.now() - request.sentAt).nanoseconds)
    let isOverdue = waited > request.timeout + .milliseconds(500)
    let silence = isMisled || framer.isWithinFrame ? RoundTrip.foreign : .timedOut
    request.completion(isOverdue || request.wasStopped ? .interrupted : silence)
  }
}

// Stops of the process.
extension TransactionHandler {
  /// Beats as long as an answer is awaited.
  private func beat(on eventLoop: any EventLoop) {
    heartbeat.beat(at: time(of: .now()))
    let bound = NIOLoopBound((handler: self, eventLoop: eventLoop), eventLoop: eventLoop)
    nextBeat = eventLoop.scheduleTask(in: .init(Heartbeat.interval)) {
      let (handler, eventLoop) = bound.value
      handler.noticeStop(at: .now())
      handler.beat(on: eventLoop)
    }
  }

  private func stopBeating() {
    guard waiting.isEmpty else { return }
    heartbeat.stop()
    nextBeat?.cancel()
  }

  /// Of what waited while the process was stopped nothing can be told.
  private func noticeStop(at moment: NIODeadline) {
    guard heartbeat.overdue(at: time(of: moment)) != nil else { return }
    for id in waiting.keys { waiting[id]?.wasStopped = true }
  }

  private func time(of moment: NIODeadline) -> Duration {
    .nanoseconds((moment - started).nanoseconds)
  }
}
