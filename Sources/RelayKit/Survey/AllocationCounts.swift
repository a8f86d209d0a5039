/// How many relayed addresses were granted, and how many of those the server took back.
package struct AllocationCounts: Equatable, Sendable {
  package var granted = 0
  /// Released with LIFETIME 0 and answered, or found gone.
  package var released = 0

  package init() {}
}
