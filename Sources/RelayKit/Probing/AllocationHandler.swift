import NIOCore
import STUN

/// Drives one allocation over one channel: bytes in and out, alarms, and what happened.
///
/// All decisions are the `Allocation`'s; here they meet the event loop.
final class AllocationHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  /// What a task asks of the allocation.
  typealias OutboundIn = Allocation.Input
  typealias OutboundOut = ByteBuffer

  private var allocation: Allocation
  private var framer: StreamFramer?
  private var failure: ExchangeError?
  private var alarms: [Scheduled<Void>] = []
  private var heartbeat = Heartbeat()
  private var nextBeat: Scheduled<Void>?
  private let started = NIODeadline.now()
  private let meter: TrafficMeter
  private let tap: AllocateTap?
  private let counted: @Sendable () -> Void
  private let repeated: @Sendable () -> Void
  private let report: @Sendable (Allocation.Event) -> Void
  private let onClose: @Sendable (ExchangeError) -> Void

  /// A handler that reports each event of `allocation`, and once that the channel has closed; it calls
  /// `counted` after each time that `meter` has counted what came, and `repeated` after each Allocate
  /// that is sent again before its challenge came.
  ///
  /// `framer` cuts a stream into messages; it is `nil` over datagrams.
  init(
    _ allocation: Allocation, framer: StreamFramer?, meter: TrafficMeter,
    tap: AllocateTap? = nil,
    counted: @escaping @Sendable () -> Void = {}, repeated: @escaping @Sendable () -> Void = {},
    report: @escaping @Sendable (Allocation.Event) -> Void,
    onClose: @escaping @Sendable (ExchangeError) -> Void
  ) {
    self.allocation = allocation
    self.meter = meter
    self.tap = tap
    self.counted = counted
    self.repeated = repeated
    self.report = report
    self.onClose = onClose
    self.framer = framer
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if nextBeat == nil { beat(context: context) }
    handle(unwrapOutboundIn(data), context: context)
    promise?.succeed()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    noticeStop(context: context)
    let bytes = Array(buffer: unwrapInboundIn(data))
    meter.count(received: bytes.count)
    counted()
    guard framer != nil else {
      tap?.note(.received, bytes)
      return handle(.received(bytes), context: context)
    }
    framer?.append(bytes)
    do throws(DecodeError) {
      while let frame = try framer?.next() { handle(frame, context: context) }
    } catch {
      // No answer can be read any more, but what was granted may still be given back.
      handle(.release, context: context)
      meter.count(foreign: 1)
      fail(.malformed(error), context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(ExchangeError(error), context: context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    dropAlarms()
    onClose(failure ?? .closedByPeer)
    context.fireChannelInactive()
  }

  private func handle(_ frame: StreamFrame, context: ChannelHandlerContext) {
    switch frame {
    case .message(let wire):
      tap?.note(.received, wire)
      handle(.received(wire), context: context)
    case .channelData(let data): handle(.receivedChannelData(data), context: context)
    }
  }

  private func handle(_ input: Allocation.Input, context: ChannelHandlerContext) {
    for action in allocation.handle(input, at: now) {
      switch action {
      case .send(let bytes):
        if case .timerFired = input, allocation.awaitsChallenge { repeated() }
        meter.count(sent: bytes.count)
        tap?.note(.sent, bytes)
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
      case .wake(let delay, let generation): wake(generation, after: delay, context: context)
      case .report(let event): report(event)
      }
    }
    if allocation.hasEnded { dropAlarms() }
  }

  private func wake(_ generation: Int, after delay: Duration, context: ChannelHandlerContext) {
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    let alarm = context.eventLoop.scheduleTask(in: .init(delay)) {
      let (handler, context) = bound.value
      handler.handle(.timerFired(generation: generation), context: context)
    }
    alarms.append(alarm)
  }

  private func beat(context: ChannelHandlerContext) {
    noticeStop(context: context)
    guard !allocation.hasEnded, context.channel.isActive else { return }
    heartbeat.beat(at: now)
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    nextBeat = context.eventLoop.scheduleTask(in: .init(Heartbeat.interval)) {
      let (handler, context) = bound.value
      handler.beat(context: context)
    }
  }

  private func noticeStop(context: ChannelHandlerContext) {
    guard let time = heartbeat.overdue(at: now) else { return }
    handle(.wasStopped(for: time), context: context)
  }

  /// Alarms of an allocation may be minutes ahead, and would hold the handler as long.
  private func dropAlarms() {
    for alarm in alarms { alarm.cancel() }
    alarms = []
    nextBeat?.cancel()
  }

  private func fail(_ reason: ExchangeError, context: ChannelHandlerContext) {
    failure = failure ?? reason
    context.close(promise: nil)
  }

  private var now: Duration { .nanoseconds((NIODeadline.now() - started).nanoseconds) }
}
