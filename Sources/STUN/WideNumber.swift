/// A number of 128 bits, kept in halves.
///
/// `UInt128` is aligned to 16 bytes, and what swiftc 6.3 makes of an asynchronous function that takes
/// such a value on the stack crashes when it resumes. So values that travel hold this instead.
struct WideNumber: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  init(_ number: UInt128) {
    high = UInt64(truncatingIfNeeded: number >> 64)
    low = UInt64(truncatingIfNeeded: number)
  }

  var value: UInt128 { UInt128(high) << 64 | UInt128(low) }
}
