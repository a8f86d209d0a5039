import NIOCore
import STUN

/// Carries one echo out: both ends' channels and the alarms live on one event loop, where what
/// happens is decided at once.
struct EchoCourse: Sendable {
  /// What both flows sent and received.
  let meter: TrafficMeter
  private let eventLoop: any EventLoop
  private let echo: NIOLoopBoundBox<RelayEcho>
  private let channels: NIOLoopBoundBox<[RelayEcho.End: any Channel]>
  private let finished: EventLoopPromise<RelayEchoEnd>
  private let started = NIODeadline.now()

  /// A course whose bytes count as part of `total`.
  init(_ echo: RelayEcho, on eventLoop: any EventLoop, within total: TrafficMeter) {
    self.eventLoop = eventLoop
    meter = TrafficMeter(partOf: total)
    self.echo = .makeBoxSendingValue(echo, eventLoop: eventLoop)
    channels = .makeBoxSendingValue([:], eventLoop: eventLoop)
    finished = eventLoop.makePromise()
  }

  /// Drives an end's allocation over the channel it is put on.
  func handler(
    of end: RelayEcho.End, _ allocation: Allocation, isStream: Bool
  ) -> AllocationHandler {
    AllocationHandler(allocation, framer: isStream ? StreamFramer() : nil, meter: meter) {
      handle(.moved(meter.traffic.bytes))
    } report: { event in
      handle(.happened(end, event))
    } onClose: { reason in
      handle(.closed(end, reason))
    }
  }

  /// Runs the echo over the channels of both ends, which it closes; cancelling hastens the release,
  /// and does not skip it.
  func run(over channels: [RelayEcho.End: any Channel]) async -> RelayEchoEnd {
    await withTaskCancellationHandler {
      eventLoop.execute {
        self.channels.value = channels
        handle(.start)
      }
      var end = (try? await finished.futureResult.get()) ?? RelayEchoEnd(.cancelled)
      for channel in channels.values { try? await channel.close() }
      end.traffic = meter.traffic
      return end
    } onCancel: {
      eventLoop.execute {
        handle(.cancel)
        for channel in self.channels.value.values {
          channel.writeAndFlush(Allocation.Input.hasten, promise: nil)
        }
      }
    }
  }

  /// Gives up what has not begun.
  func abandon(_ reason: ExchangeError) -> RelayEchoEnd {
    let end = RelayEchoEnd(.unreachable(reason))
    finished.succeed(end)
    return end
  }

  @Sendable private func handle(_ input: RelayEcho.Input) {
    let now = Duration.nanoseconds((NIODeadline.now() - started).nanoseconds)
    for action in echo.value.handle(input, at: now) { perform(action) }
  }

  private func perform(_ action: RelayEcho.Action) {
    switch action {
    case .tell(let end, let input):
      channels.value[end]?.writeAndFlush(input, promise: nil)
    case .wake(let alarm, let delay):
      eventLoop.scheduleTask(in: .init(delay)) { handle(.timerFired(alarm)) }
    case .finished(let end):
      if case .exceeded = end.outcome {
        for channel in channels.value.values { channel.close(promise: nil) }
      }
      finished.succeed(end)
    }
  }
}
