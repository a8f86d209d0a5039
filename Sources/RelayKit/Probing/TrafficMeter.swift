import Synchronization

/// Counts, from any thread, what flows send and receive: the one place where that is done.
package final class TrafficMeter: Sendable {
  private let counts = Mutex(Traffic())
  /// Counts the same, beside what others do.
  private let total: TrafficMeter?

  /// A meter of its own, or of a part of what `total` counts.
  package init(partOf total: TrafficMeter? = nil) {
    self.total = total
  }

  package var traffic: Traffic { counts.withLock { $0 } }

  /// Adds bytes of messages, whatever they are, and messages that were nobody's answer.
  func count(sent: Int = 0, received: Int = 0, foreign: Int = 0) {
    counts.withLock { counts in
      counts.bytesSent += sent
      counts.bytesReceived += received
      counts.foreign += foreign
    }
    total?.count(sent: sent, received: received, foreign: foreign)
  }
}
