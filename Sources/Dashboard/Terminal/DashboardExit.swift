import CNcurses
import Glibc

/// Why the dashboard ended.
package enum DashboardExit: Equatable, Sendable {
  case quit
  /// As `quit`, and a report is to stand where the screen was.
  case quitWithReport
  case signal(Int32)
  /// The terminal is gone.
  case hangUp

  /// The signal that the process should die by, so that its parent sees the real cause; `nil`
  /// where it should end by itself.
  package var signal: Int32? {
    switch self {
    case .quit, .quitWithReport: nil
    case .signal(let number): number
    case .hangUp: SIGHUP
    }
  }

  /// Ends the process as the signal would have, had nobody handled it; returns where there is none.
  package func dieBySignal() {
    guard let signal else { return }
    guard_die(signal)
  }
}
