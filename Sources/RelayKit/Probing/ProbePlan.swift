import STUN

/// How targets are measured: how often, how long and how patiently.
package struct ProbePlan: Equatable, Sendable {
  /// From one sample of a target to its next.
  package var interval: Duration
  /// How long an answer, a connection or a handshake is waited for; over UDP that is until a server
  /// counts as silent, however often it was asked.
  package var timeout: Duration
  /// How many samples each target gets; `nil` measures until cancelled.
  package var samples: Int?

  package init(interval: Duration, timeout: Duration, samples: Int?) {
    self.interval = interval
    self.timeout = timeout
    self.samples = samples
  }

  /// What the dashboard does: a sample a second, for ever.
  package static let watching = ProbePlan(
    interval: .seconds(1), timeout: .seconds(2), samples: nil)

  /// What a report rests on: five samples, 200 ms apart.
  package static let reporting = ProbePlan(
    interval: .milliseconds(200), timeout: .seconds(2), samples: 5)

  /// When an unanswered request over UDP is sent again at the first contact: as RFC 8489 §6.2.1 says,
  /// but three times at most, and given up after `timeout`.
  static func contactTimetable(_ timeout: Duration) -> Retransmission {
    Retransmission(timeout: .milliseconds(500), transmissions: 3).within(timeout)
  }

  /// When the last of those three goes out by another socket too: it waits no longer than that.
  static let inquiryTimetable = Retransmission(
    timeout: .seconds(2), transmissions: 1, lastWait: 1)

  /// The pause before a failed opening is tried again, after `failures` in a row.
  func pause(after failures: Int) -> Duration {
    .seconds(min(30, 1 << min(failures, 5)))
  }
}
