import STUN

/// When allocations may be asked for, as those know it who ask.
package struct AllocationTurns: Sendable {
  /// Returns when an allocation on that address may be asked for: `true`, or `false` where the task
  /// was cancelled before.
  let come: @Sendable (IPAddress) async -> Bool
  /// Takes that an Allocate to that address was sent again before its challenge came.
  let repeated: @Sendable (IPAddress) -> Void

  package init(
    come: @escaping @Sendable (IPAddress) async -> Bool,
    repeated: @escaping @Sendable (IPAddress) -> Void = { _ in }
  ) {
    self.come = come
    self.repeated = repeated
  }
}
