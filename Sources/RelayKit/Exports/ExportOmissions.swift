/// How many URLs an export leaves out, since a browser refuses the whole list for one of them.
///
/// Source: W3C WebRTC, §4.4.1.6 Set the configuration, "validate an ICE server".
package struct ExportOmissions: Equatable, Sendable {
  /// What is no address of a STUN or TURN server: a `SyntaxError`.
  package var badURLs = 0
  /// Relays whose username or credential is missing or empty: an `InvalidAccessError`.
  package var withoutCredentials = 0

  package init(badURLs: Int = 0, withoutCredentials: Int = 0) {
    self.badURLs = badURLs
    self.withoutCredentials = withoutCredentials
  }

  /// `left out 1 bad URL and 2 relays without credentials`; empty where nothing is.
  package var displayText: DisplayText {
    let parts = [Self.count(badURLs, "bad URL"), Self.relays(withoutCredentials)]
      .filter { !$0.isEmpty }
    return parts.isEmpty ? .empty : "left out \(parts.joined(separator: " and "))"
  }

  private static func relays(_ count: Int) -> DisplayText {
    count == 0 ? .empty : Self.count(count, "relay") + " without credentials"
  }

  private static func count(_ count: Int, _ noun: DisplayText) -> DisplayText {
    switch count {
    case 0: .empty
    case 1: "1 \(noun)"
    default: "\(count) \(noun)s"
    }
  }
}
