import RelayKit

/// What the word for a server rests on.
package enum Evidence: Sendable, CaseIterable {
  /// It answers Binding requests; whether it relays is not known.
  case binding
  /// It grants relayed addresses.
  case relay

  /// The title of the column of the words.
  package var title: DisplayText {
    switch self {
    case .binding: "answer"
    case .relay: "relay"
    }
  }
}

extension Snapshot {
  package var evidence: Evidence { provesRelays ? .relay : .binding }
}
