import NIOCore
import STUN

extension NetworkExchangeOpener: RelayProving {
  package func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration
  ) async -> RelayProof {
    var redirection = Redirection(from: target.address)
    var next = target
    var hasRetried = false
    while true {
      var proof = await attempt(next, credential: credential, timeout: timeout)
      proof.trail = redirection.trail
      if proof.isMismatch, !hasRetried {
        hasRetried = true
        continue
      }
      guard case .refused(.redirected(let alternate)) = proof.outcome else { return proof }
      do throws(RedirectionFault) {
        try redirection.follow(alternate)
        next.address = alternate.server
      } catch {
        proof.outcome = .astray(error)
        return proof
      }
    }
  }

  /// One server: a flow of its own, since an allocation belongs to its 5-tuple.
  private func attempt(
    _ target: Target, credential: LongTermCredential, timeout: Duration
  ) async -> RelayProof {
    let course = ProofCourse(eventLoop: dialer.group.any())
    let isStream = target.transport.isStream
    let plan: AllocationPlan =
      isStream ? .stream(timeout: timeout) : .datagrams(ProbePlan.contactTimetable)
    do throws(ExchangeError) {
      let connection = try await dialer.dial(target, timeout: timeout) {
        AllocationHandler(
          Allocation(
            plan: plan, credential: credential, generator: SystemRandomNumberGenerator()),
          isStream: isStream, report: course.saw, onClose: course.closed)
      }
      return await course.run(over: connection.channel)
    } catch {
      course.closed(error)
      return RelayProof(outcome: .unreachable(error))
    }
  }
}

extension RelayProof {
  /// Whether the server took the flow's port for that of an earlier allocation (437): a new flow
  /// has a new port.
  fileprivate var isMismatch: Bool {
    if case .refused(.refused(let refusal)) = outcome { refusal.cause == .mismatch } else { false }
  }
}

/// Waits for the end of one allocation's two acts: granted or not, and released.
private struct ProofCourse: Sendable {
  private let decided: EventLoopPromise<RelayProof.Outcome>
  private let ended: EventLoopPromise<Allocation.Release?>
  private let challenged: EventLoopPromise<Duration?>

  init(eventLoop: any EventLoop) {
    decided = eventLoop.makePromise()
    ended = eventLoop.makePromise()
    challenged = eventLoop.makePromise()
  }

  @Sendable func saw(_ event: Allocation.Event) {
    switch event {
    case .challenged(.allocate(_), _, let roundTrip): challenged.succeed(roundTrip)
    case .allocated(let grant): decided.succeed(.granted(grant))
    case .failed(.allocate(_), let failure): decided.succeed(.refused(failure))
    case .redirected(let alternate): decided.succeed(.refused(.redirected(alternate)))
    case .ended(let release): ended.succeed(release)
    default: break
    }
  }

  @Sendable func closed(_ reason: ExchangeError) {
    decided.succeed(.unreachable(reason))
    ended.succeed(nil)
    challenged.succeed(nil)
  }

  /// Runs the allocation to its release; cancelling hastens the release, and does not skip it.
  func run(over channel: any Channel) async -> RelayProof {
    channel.writeAndFlush(AllocationHandler.Command.start, promise: nil)
    let outcome = await withTaskCancellationHandler {
      await value(of: decided)
    } onCancel: {
      channel.writeAndFlush(AllocationHandler.Command.release, promise: nil)
      decided.succeed(.unreachable(.failed("cancelled")))
    }
    channel.writeAndFlush(AllocationHandler.Command.release, promise: nil)
    let release = await value(of: ended) ?? nil
    try? await channel.close()
    challenged.succeed(nil)
    return RelayProof(
      outcome: outcome ?? .unreachable(.closedByPeer),
      challengeTime: await value(of: challenged) ?? nil, release: release)
  }

  private func value<Value: Sendable>(of promise: EventLoopPromise<Value>) async -> Value? {
    try? await promise.futureResult.get()
  }
}
