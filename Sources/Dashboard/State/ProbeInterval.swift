import RelayKit

/// From one sample of a server to its next, as the person steps through what is on offer.
struct ProbeInterval: Equatable, Sendable {
  let duration: Duration

  init(_ duration: Duration) {
    self.duration = duration
  }

  private static let offered: [Duration] = [
    .milliseconds(200), .milliseconds(500), .seconds(1), .seconds(2), .seconds(5), .seconds(10),
    .seconds(30), .seconds(60),
  ]

  /// The next longer one on offer; `nil` after the longest.
  var longer: ProbeInterval? {
    Self.offered.first { $0 > duration }.map(ProbeInterval.init)
  }

  /// The next shorter one on offer; `nil` before the shortest.
  var shorter: ProbeInterval? {
    Self.offered.last { $0 < duration }.map(ProbeInterval.init)
  }

  var isLongest: Bool { longer == nil }

  /// As a setting spells it: `500ms`, `1s`.
  var setting: DisplayText {
    DisplayText(sanitizing: displayText.text.filter { $0 != " " })
  }

  /// `500 ms`, `1 s`, `60 s`.
  var displayText: DisplayText {
    let milliseconds = Int(duration.milliseconds.rounded())
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
