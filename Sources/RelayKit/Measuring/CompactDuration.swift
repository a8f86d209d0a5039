/// A duration that may be unknown, in one word instead of three: thousands of servers hold dozens each,
/// and every snapshot holds them anew.
@propertyWrapper
package struct CompactDuration: Equatable, Sendable {
  /// Whole nanoseconds; the least number where it is unknown.
  private var nanoseconds: Int64

  /// To the nearest nanosecond.
  package init(wrappedValue: Duration?) {
    nanoseconds = wrappedValue?.wholeNanoseconds ?? .min
  }

  package var wrappedValue: Duration? {
    get { nanoseconds == .min ? nil : .nanoseconds(nanoseconds) }
    set { self = CompactDuration(wrappedValue: newValue) }
  }
}
