/// When the next frame is due: at once after a key, at most twenty times a second after news.
package struct DrawPace: Sendable {
  /// What has changed since the last frame.
  package enum Cause: Int, Comparable, Sendable {
    case nothing
    /// The measurements went on.
    case news
    /// The person did something, or the screen did.
    case person

    package static func < (left: Cause, right: Cause) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package static let interval = Duration.milliseconds(50)

  private var cause = Cause.person
  private var lastFrame: ContinuousClock.Instant?

  /// A pace whose first frame is due at once.
  package init() {}

  package mutating func note(_ cause: Cause) {
    self.cause = max(self.cause, cause)
  }

  /// How long to wait until the frame is due; `nil` where none is.
  package func delay(at now: ContinuousClock.Instant) -> Duration? {
    switch cause {
    case .nothing: nil
    case .person: .zero
    case .news: lastFrame.map { max(.zero, Self.interval - (now - $0)) } ?? .zero
    }
  }

  package mutating func drew(at now: ContinuousClock.Instant) {
    cause = .nothing
    lastFrame = now
  }
}
