import NIOCore
import STUN

extension NetworkExchangeOpener: RelayProving {
  package func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration,
    decided: @escaping @Sendable (RelayProof) -> Void
  ) async -> RelayEnd {
    var redirection = Redirection(from: target.address)
    var next = target
    var hasRetried = false
    var traffic = Traffic()
    while true {
      let course = ProofCourse(eventLoop: dialer.group.next(), trail: redirection.trail)
      var (proof, end) = await attempt(next, credential, timeout, course, granted: decided)
      traffic += end.traffic
      end.traffic = traffic
      if proof.isGranted { return end }
      if proof.isMismatch, !hasRetried {
        hasRetried = true
        continue
      }
      do throws(RedirectionFault) {
        if case .refused(.redirected(let alternate)) = proof.outcome {
          try redirection.follow(alternate)
          next.address = alternate.server
          continue
        }
      } catch {
        proof.outcome = .astray(error)
      }
      decided(proof)
      return end
    }
  }

  /// One server: a flow of its own, since an allocation belongs to its 5-tuple.
  private func attempt(
    _ target: Target, _ credential: LongTermCredential, _ timeout: Duration, _ course: ProofCourse,
    granted: @Sendable (RelayProof) -> Void
  ) async -> (RelayProof, RelayEnd) {
    let isStream = target.transport.isStream
    let plan = AllocationPlan.probing(target.transport, timeout: timeout)
    do throws(ExchangeError) {
      let connection = try await dialer.on(course.eventLoop).dial(target, timeout: timeout) {
        AllocationHandler(
          Allocation(
            plan: plan, credential: credential, generator: SystemRandomNumberGenerator()),
          isStream: isStream, meter: course.meter, tap: course.tap, report: course.saw,
          onClose: course.closed)
      }
      return await course.run(over: connection.channel, granted: granted)
    } catch {
      course.closed(error)
      return (RelayProof(outcome: .unreachable(error), trail: course.trail), RelayEnd())
    }
  }
}

extension AllocationPlan {
  /// How a probe asks for an allocation: as patiently as the transport needs.
  static func probing(_ transport: Transport, timeout: Duration) -> AllocationPlan {
    transport.isStream ? .stream(timeout: timeout) : .datagrams(ProbePlan.contactTimetable)
  }
}

extension RelayProof {
  /// Whether the server took the flow's port for that of an earlier allocation (437): a new flow
  /// has a new port.
  fileprivate var isMismatch: Bool {
    if case .refused(.refused(let refusal)) = outcome { refusal.cause == .mismatch } else { false }
  }
}
