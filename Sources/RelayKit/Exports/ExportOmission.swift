/// A URL that an export leaves out, and why.
package struct ExportOmission: Equatable, Sendable {
  /// The URL as it may be shown.
  package var url: DisplayText
  package var reason: DisplayText

  package init(url: DisplayText, reason: DisplayText) {
    self.url = url
    self.reason = reason
  }

  /// `left out turn:a.example:80: the reason`.
  package var displayText: DisplayText { "left out \(url): \(reason)" }
}
