import NIOCore
import STUN

extension NetworkExchangeOpener: RelayProving {
  package func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration,
    turns: AllocationTurns,
    decided: @escaping @Sendable (RelayProof) -> Void
  ) async -> RelayEnd {
    var attempts = ProofAttempts(from: target.address)
    var action = attempts.handle(.start)
    var next = target
    var latest = RelayEnd()
    while true {
      switch action {
      case .awaitTurn(let address):
        action = attempts.handle(await turns.come(address) ? .turnCame : .cancelled)
      case .attempt(let server, let trail):
        next.address = server
        let course = ProofCourse(
          eventLoop: dialer.group.next(), trail: trail, within: meter
        ) {
          turns.repeated(server.ip)
        }
        let (proof, end) = await attempt(next, credential, timeout, course, granted: decided)
        latest = end.after(latest)
        action = attempts.handle(.ended(proof))
      case .finish(let proof):
        if let proof { decided(proof) }
        return latest
      }
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
          framer: isStream ? StreamFramer(expectsChannelData: false) : nil, meter: course.meter,
          tap: course.tap, repeated: course.repeated, report: course.saw, onClose: course.closed)
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
    transport.isStream ? .stream(timeout: timeout) : .datagrams(ProbePlan.contactTimetable(timeout))
  }
}
