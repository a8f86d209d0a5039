/// Why the sound of a call is not estimated, although the path to its relay is measured.
package enum CallDoubt: Equatable, Sendable {
  /// Behind a lost packet all others wait, of which the E-model knows nothing.
  case stream(Transport)
  /// Some of the few latest samples are lost: 1 of 5 may stand for a share of 1 % or of 50.
  case fewSamples(lost: Int, of: Int)

  /// The fewest samples of which a loss can be told as a share.
  package static let fewest = 50

  /// Why, in words: `not estimated over TCP, where it stalls with every loss`.
  package var displayText: DisplayText {
    switch self {
    case .stream(let transport):
      "not estimated over \(transport.inWords), where it stalls with every loss"
    case .fewSamples(let lost, let all):
      "not estimated with \(lost) of \(all) samples lost; take \(Self.fewest) or more"
    }
  }

  /// The same for where nothing else names a call.
  package var sentence: DisplayText { "a call through it: \(displayText)" }

  /// Where there is no estimate, for readers of reports.
  package static let limits: DisplayText =
    "no estimate over TCP or TLS, nor where any of fewer than \(fewest) samples is lost"
}

extension RegionSnapshot {
  /// The estimate for a call through the relay that it would take; `nil` until it can be told.
  package var callQuality: CallQuality? {
    figures.relay.flatMap { $0.callDoubt == nil ? CallQuality(of: $0.statistics) : nil }
  }

  /// Why there is none for a relay that works; `nil` where there is, or nothing to be told yet.
  package var callDoubt: CallDoubt? { figures.relay?.callDoubt }
}

extension ServerSnapshot {
  fileprivate var callDoubt: CallDoubt? {
    if let transport = uri?.transport, transport.isStream { return .stream(transport) }
    let (lost, all) = (statistics.lostInWindow, statistics.decidedInWindow)
    return lost > 0 && all < CallDoubt.fewest ? .fewSamples(lost: lost, of: all) : nil
  }
}
