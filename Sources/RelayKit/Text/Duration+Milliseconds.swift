extension Duration {
  /// The duration in milliseconds, as reports and screens show it.
  package var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1_000 + Double(attoseconds) / 1e15
  }

  package static func milliseconds(_ value: Double) -> Duration {
    .nanoseconds(Int64((value * 1_000_000).rounded()))
  }
}
