/// When to send a request again over an unreliable transport, and when to give up (RFC 8489 §6.2.1).
///
/// With the RFC's own numbers a request goes out at 0, 500, 1500, 3500, 7500, 15 500 and 31 500 ms
/// and has failed at 39 500 ms. An answer simply ends it: the caller lets go of the timer.
package struct Retransmission: Equatable, Sendable {
  /// What to do now.
  package enum Action: Equatable, Sendable {
    /// Send the request, and call `timerFired()` should no answer come within this time.
    case transmit(thenWait: Duration)
    case giveUp
  }

  /// The time the first transmission is given, doubled for each further one (RTO).
  private let timeout: Duration
  /// How often the request is sent at most (Rc), itself no more than 32 times.
  private let limit: Int
  /// The time the last transmission is given: the first timeout, times Rm.
  private let lastWait: Duration
  /// How often the request has been sent; only at one does an answer tell the round trip.
  package private(set) var transmissions = 0
  /// Whether the request has been sent for the last time.
  package var isExhausted: Bool { transmissions >= limit }

  package init(
    timeout: Duration = .milliseconds(500), transmissions limit: Int = 7, lastWait: Int = 16
  ) {
    self.init(timeout, min(limit, 32), lastWait: timeout * lastWait)
  }

  private init(_ timeout: Duration, _ limit: Int, lastWait: Duration) {
    self.timeout = timeout
    self.limit = limit
    self.lastWait = lastWait
  }

  /// The same, given up after `total`: the last transmission is waited for until then, and those
  /// are left out that would come later.
  ///
  /// Two remain at least, since any packet may be lost: the second after half of `total` where that
  /// is sooner.
  package func within(_ total: Duration) -> Retransmission {
    let first = min(timeout, total / 2)
    let moment = { (index: Int) in first * ((1 << index) - 1) }
    var count = min(limit, 2)
    while count < limit, moment(count) < total { count += 1 }
    return Retransmission(first, count, lastWait: total - moment(max(count, 1) - 1))
  }

  /// The rule for TCP and TLS, which repeat by themselves: one transmission (RFC 8489 §6.2.2).
  package static func reliable(timeout: Duration = .milliseconds(39_500)) -> Retransmission {
    Retransmission(timeout: timeout, transmissions: 1, lastWait: 1)
  }

  /// Begins, or begins again.
  package mutating func start() -> Action {
    transmissions = 0
    return timerFired()
  }

  package mutating func timerFired() -> Action {
    guard !isExhausted else { return .giveUp }
    transmissions += 1
    return .transmit(thenWait: isExhausted ? lastWait : timeout * (1 << (transmissions - 1)))
  }
}
