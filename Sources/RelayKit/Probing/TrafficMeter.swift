import Synchronization

/// Counts, from any thread, what one flow sends and receives.
final class TrafficMeter: Sendable {
  private let counts = Mutex(Traffic())

  var traffic: Traffic { counts.withLock { $0 } }

  /// Adds bytes of messages, and messages that were nobody's answer.
  func count(sent: Int = 0, received: Int = 0, foreign: Int = 0) {
    counts.withLock { counts in
      counts.bytesSent += sent
      counts.bytesReceived += received
      counts.foreign += foreign
    }
  }
}
