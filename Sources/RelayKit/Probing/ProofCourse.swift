import NIOCore
import STUN

/// Waits for the two acts of one allocation: granted or not, and released.
struct ProofCourse: Sendable {
  /// The servers asked so far, this one the last.
  let trail: [TransportAddress]
  let meter: TrafficMeter
  let tap = AllocateTap()
  /// Called each time that an Allocate is sent again before its challenge came.
  let repeated: @Sendable () -> Void
  private let decided: EventLoopPromise<RelayProof.Outcome>
  private let ended: EventLoopPromise<Allocation.Release?>
  private let challenged: EventLoopPromise<Duration?>

  /// A course whose bytes count as part of `total`.
  init(
    eventLoop: any EventLoop, trail: [TransportAddress], within total: TrafficMeter,
    repeated: @escaping @Sendable () -> Void
  ) {
    self.trail = trail
    self.repeated = repeated
    meter = TrafficMeter(partOf: total)
    decided = eventLoop.makePromise()
    ended = eventLoop.makePromise()
    challenged = eventLoop.makePromise()
  }

  /// Where the allocation's channel is to live too.
  var eventLoop: any EventLoop { decided.futureResult.eventLoop }

  @Sendable func saw(_ event: Allocation.Event) {
    switch event {
    case .challenged(.allocate(_), _, let roundTrip): challenged.succeed(roundTrip)
    case .allocated(let grant): decided.succeed(.granted(grant))
    case .failed(.allocate(_), let failure): decided.succeed(.refused(failure))
    case .redirected(let alternate): decided.succeed(.refused(.redirected(alternate)))
    case .ignored(let stray) where stray.isForeign: meter.count(foreign: 1)
    case .ended(let release): ended.succeed(release)
    default: break
    }
  }

  @Sendable func closed(_ reason: ExchangeError) {
    decided.succeed(.unreachable(reason))
    ended.succeed(nil)
    challenged.succeed(nil)
  }

  /// Runs the allocation to its release, and tells of a grant before that; cancelling hastens the
  /// release, and does not skip it.
  func run(
    over channel: any Channel, granted: @Sendable (RelayProof) -> Void
  ) async -> (RelayProof, RelayEnd) {
    channel.writeAndFlush(Allocation.Input.start, promise: nil)
    return await withTaskCancellationHandler {
      await decideAndRelease(channel, granted)
    } onCancel: {
      channel.writeAndFlush(Allocation.Input.hasten, promise: nil)
      decided.succeed(.unreachable(.failed("cancelled")))
    }
  }

  private func decideAndRelease(
    _ channel: any Channel, _ granted: @Sendable (RelayProof) -> Void
  ) async -> (RelayProof, RelayEnd) {
    let outcome = await value(of: decided)
    challenged.succeed(nil)
    let proof = RelayProof(
      outcome: outcome ?? .unreachable(.closedByPeer),
      challengeTime: await value(of: challenged) ?? nil, trail: trail,
      messages: tap.messages)
    if proof.isGranted { granted(proof) }
    return (proof, await release(proof.outcome, over: channel))
  }

  /// Gives back what was granted, and closes the channel.
  private func release(
    _ outcome: RelayProof.Outcome, over channel: any Channel
  ) async -> RelayEnd {
    channel.writeAndFlush(Allocation.Input.release, promise: nil)
    let release = await value(of: ended) ?? nil
    try? await channel.close()
    return RelayEnd(of: outcome, release, traffic: meter.traffic)
  }

  private func value<Value: Sendable>(of promise: EventLoopPromise<Value>) async -> Value? {
    try? await promise.futureResult.get()
  }
}
