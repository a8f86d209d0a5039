/// What is known of a server or a region.
package enum Verdict: String, Sendable, CaseIterable {
  case ok
  /// Works, with loss, a warning or a rung missing.
  case degraded
  /// Full, draining or in error for the moment: 486, 508, 500.
  case busy
  /// The credentials were refused.
  case rejected
  case unreachable
  /// A bad URL, a bad certificate, malformed answers.
  case misconfigured
  /// Something this tool, or any browser, does not speak: DTLS.
  case unsupported
  /// Not known yet.
  case pending

  package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }

  /// Whether the server does its work.
  package var isUsable: Bool { self == .ok || self == .degraded }

  /// Whether it is known by now.
  var isDecided: Bool { self != .pending }

  /// Whether a client is better off with this than with the other.
  func isBetter(than other: Verdict) -> Bool { order < other.order }

  private var order: Int { Self.bestFirst.firstIndex(of: self) ?? Self.bestFirst.count }

  /// What is not known yet may become anything, and stands before what is known to be dead.
  private static let bestFirst: [Verdict] = [
    .ok, .degraded, .busy, .rejected, .pending, .misconfigured, .unreachable, .unsupported,
  ]

  /// Whether it answers, be it that it relays for nobody: the path to it works.
  var answers: Bool { isUsable || self == .busy || self == .rejected }
}

/// A rung of the ladder from a name to a proven relay, in order.
package enum Stage: String, Sendable, CaseIterable, Comparable {
  case resolve, connect, tls, binding, challenge, allocate, relay

  package static func < (left: Stage, right: Stage) -> Bool {
    left.order < right.order
  }

  package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }

  private var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
