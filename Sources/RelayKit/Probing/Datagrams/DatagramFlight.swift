/// A moment on two clocks: one that nobody sets, and the one that the kernel stamps with.
package struct DatagramMoment: Equatable, Sendable {
  /// Time since the system's start; it stands still while the machine sleeps.
  package var monotonic: Duration
  /// Time since 1970; whoever keeps the system's time may set it.
  package var realtime: Duration

  package init(monotonic: Duration, realtime: Duration) {
    self.monotonic = monotonic
    self.realtime = realtime
  }
}

/// When a request went out and its answer came in, and what that tells of the round trip.
package struct DatagramFlight: Equatable, Sendable {
  /// Before and after the system call that sent the request.
  package var began: DatagramMoment
  package var ended: DatagramMoment
  /// When the answer was taken from its socket.
  package var taken: DatagramMoment
  /// When the kernel got the answer, on the clock `realtime`; `nil` where it does not say.
  package var stamped: Duration?

  package init(
    began: DatagramMoment, ended: DatagramMoment, taken: DatagramMoment, stamped: Duration?
  ) {
    self.began = began
    self.ended = ended
    self.taken = taken
    self.stamped = stamped
  }

  /// How long the call that sends may take: one that took longer does not say when it sent.
  private static let longestSending = Duration.milliseconds(1)
  /// How far the clocks may go apart without one having been set, beside a 2 000th of the time: the
  /// most by which the kernel slews a clock for adjtime(3) and NTP, 500 ppm (adjtimex(2)).
  private static let leeway = Duration.milliseconds(1)
  /// How late an answer may be taken: later than that, the process was stopped.
  private static let longestLag = Duration.milliseconds(250)

  /// The time from the request's sending to the answer's arrival in the kernel; `nil` where that
  /// cannot be told.
  ///
  /// - The kernel's stamp says by how much the answer was taken too late; that much is no part of
  ///   the round trip.
  /// - A clock that was set, or a machine that slept, shows in the two clocks' going apart.
  /// - A process that was stopped shows in a call that took long, or an answer that lay long.
  package var roundTrip: Duration? {
    let elapsed = taken.monotonic - began.monotonic
    let drift = elapsed - (taken.realtime - began.realtime)
    let lag = stamped.map { max(.zero, taken.realtime - $0) } ?? .zero
    guard ended.monotonic - began.monotonic <= Self.longestSending,
      abs(drift) <= Self.leeway + elapsed / 2_000,
      lag <= min(Self.longestLag, elapsed)
    else { return nil }
    return elapsed - lag
  }

  private func abs(_ duration: Duration) -> Duration {
    max(duration, .zero - duration)
  }
}
