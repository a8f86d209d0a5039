import ArgumentParser
import RelayKit

/// A duration that an option takes, and within which bounds.
struct DurationOption {
  let name: String
  let bounds: ClosedRange<Duration>
  /// The bounds as one would type them.
  let boundsText: String

  static let interval = DurationOption(
    name: "--interval", bounds: SettingBounds.interval, boundsText: "10ms to 1h")
  static let timeout = DurationOption(
    name: "--timeout", bounds: SettingBounds.timeout, boundsText: "50ms to 1h")

  /// Credentials live for hours, and the service counts requests.
  static let refetch = DurationOption(
    name: "--every", bounds: .seconds(1)...(.seconds(31 * 86_400)), boundsText: "1s to 744h")

  func validate(_ duration: Duration?) throws {
    guard let duration, !bounds.contains(duration) else { return }
    throw ValidationError("\(name) takes \(boundsText)")
  }

  /// Reads `200ms`, `5s`.
  static func duration(_ text: String) throws -> Duration {
    guard let duration = Duration(parsing: text) else {
      throw ValidationError("a duration is a number and its unit, for example 200ms, 5s or 2m")
    }
    return duration
  }
}
