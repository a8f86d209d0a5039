import STUN

/// The requests of one UDP flow that wait for their answers.
package struct DatagramRequests {
  /// What became of a request, and whom to tell.
  package struct Settled {
    package let outcome: RoundTrip
    package let completion: @Sendable (RoundTrip) -> Void
  }

  /// What a datagram was.
  package enum Reading {
    case answer(Settled)
    /// No answer to anything that was asked here (RFC 8489 §6.3.4), or no STUN at all.
    case foreign
    /// An answer that comes late or twice.
    case idle
  }

  private struct Waiting {
    var request: PendingRequest
    var began: DatagramMoment
    var ended: DatagramMoment
    var hasLeft: Bool
  }

  /// How much later than due a timer may fire without the process having been stopped.
  private static let latestTimer = Duration.milliseconds(500)

  private var waiting: [TransactionID: Waiting] = [:]
  private var recent = RecentTransactions()
  /// What a request is told that waits in vain: what came last and was no answer, if anything did.
  private var silence = RoundTrip.timedOut

  package init() {}

  /// Whether any answer is still awaited.
  var isWaiting: Bool { !waiting.isEmpty }

  func isWaiting(for id: TransactionID) -> Bool { waiting[id] != nil }

  /// Remembers a request whose sending began and ended at these moments.
  ///
  /// One that has not left, since there was no room for it here, is no loss: it is withdrawn when its
  /// time is over, and not at once, lest another be sent into the same want of room.
  package mutating func sent(
    _ request: PendingRequest, began: DatagramMoment, ended: DatagramMoment, hasLeft: Bool = true
  ) {
    let id = request.message.transactionID
    recent.remember(id)
    waiting[id] = Waiting(request: request, began: began, ended: ended, hasLeft: hasLeft)
  }

  /// Takes a datagram and says what it is.
  package mutating func received(
    _ wire: [UInt8], taken: DatagramMoment, stamped: Duration?
  ) -> Reading {
    let message: Message
    do throws(DecodeError) {
      message = try Message(decoding: wire)
    } catch {
      silence = .malformed(error)
      return .foreign
    }
    let id = message.transactionID
    if waiting[id] == nil, recent.contains(id) { return .idle }
    guard let asked = waiting[id],
      message.isAnswer(to: asked.request.message.type.method, wire: wire)
    else {
      silence = .foreign
      return .foreign
    }
    waiting[id] = nil
    silence = .timedOut
    let flight = DatagramFlight(
      began: asked.began, ended: asked.ended, taken: taken, stamped: stamped)
    return .answer(asked.request.settled(by: message, after: flight.roundTrip))
  }

  /// Gives up a request whose time is over at `now`; `nil` where it has been settled before.
  package mutating func timedOut(_ id: TransactionID, at now: DatagramMoment) -> Settled? {
    guard let asked = waiting.removeValue(forKey: id) else { return nil }
    let waited = now.monotonic - asked.began.monotonic
    let isOverdue = waited > asked.request.timeout + Self.latestTimer
    return Settled(
      outcome: isOverdue || !asked.hasLeft ? .interrupted : silence,
      completion: asked.request.completion)
  }

  /// Settles all that wait, since the flow has ended.
  package mutating func ended(_ reason: ExchangeError) -> [Settled] {
    defer { waiting = [:] }
    return waiting.values.map {
      Settled(outcome: .closed(reason), completion: $0.request.completion)
    }
  }
}

extension PendingRequest {
  /// An answer that came after its time, or of which the time cannot be told, is no sample.
  fileprivate func settled(
    by answer: Message, after roundTrip: Duration?
  ) -> DatagramRequests.Settled {
    let outcome = roundTrip.flatMap { $0 <= timeout ? RoundTrip(answer, after: $0) : nil }
    return .init(outcome: outcome ?? .interrupted, completion: completion)
  }
}
