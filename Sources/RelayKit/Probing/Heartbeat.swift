/// Beats on an event loop while an answer is awaited there: a beat that is long overdue tells that the
/// process was stopped meanwhile, by a signal or with its machine, or that the loop was held up.
///
/// What came in then lay in its socket for a time that nobody knows, so it tells no round trip. An
/// event loop looks at its sockets before its timers; so whoever reads asks first.
package struct Heartbeat: Equatable, Sendable {
  package static let interval = Duration.milliseconds(50)
  /// How late a beat may be, on a machine that is busy: with the interval a quarter of a second, as
  /// for datagrams that lay in their socket.
  package static let leeway = Duration.milliseconds(200)

  private var due: Duration?

  package init() {}

  /// Begins, or goes on with the next beat; `now` counts from any moment, the same one always.
  package mutating func beat(at now: Duration) {
    due = now + Self.interval
  }

  package mutating func stop() {
    due = nil
  }

  /// For how long there was no beat though one was due; `nil` where none is overdue.
  ///
  /// It is told once.
  package mutating func overdue(at now: Duration) -> Duration? {
    guard let due, now - due > Self.leeway else { return nil }
    beat(at: now)
    return now - due
  }
}
