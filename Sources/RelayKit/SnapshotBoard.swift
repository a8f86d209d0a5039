import Synchronization

/// Where the monitor leaves its latest snapshot for whoever draws or reports it.
///
/// One mutex and one version number are all that the screen's thread and the services share.
package final class SnapshotBoard: Sendable {
  private let latest: Mutex<Snapshot>
  private let wake: @Sendable () -> Void

  /// A board whose `wake` is called after each change, from any thread; it must not block.
  package init(_ initial: Snapshot, wake: @escaping @Sendable () -> Void = {}) {
    latest = Mutex(initial)
    self.wake = wake
  }

  package var snapshot: Snapshot {
    latest.withLock { $0 }
  }

  package func publish(_ snapshot: Snapshot) {
    latest.withLock { $0 = snapshot }
    wake()
  }

  /// Says on the latest snapshot why there will be no other.
  package func fail(_ reason: DisplayText) {
    latest.withLock {
      $0.failure = reason
      $0.version += 1
    }
    wake()
  }
}

/// What a front end may ask of a running survey.
package enum MonitorCommand: Equatable, Sendable {
  /// Stops sending until resumed; what was measured stays.
  case pause
  case resume
  /// Asks the service for every region's credentials again.
  case refetch
  /// Begins all figures anew; verdicts and what was proven stay.
  case reset
  /// Measures each target this often from now on.
  case interval(Duration)
}
