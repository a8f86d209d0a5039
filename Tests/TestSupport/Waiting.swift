/// Whether a fact comes to hold before the limit; looks every few milliseconds.
package func eventually(
  within limit: Duration, _ fact: @Sendable () async throws -> Bool
) async rethrows -> Bool {
  let deadline = ContinuousClock.now + limit
  while true {
    if try await fact() { return true }
    if ContinuousClock.now > deadline { return false }
    try? await Task.sleep(for: .milliseconds(5))
  }
}
