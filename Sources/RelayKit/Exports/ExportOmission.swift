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

extension [ExportOmission] {
  /// `left out turn:a.example:80: the reason`, of several `left out 3 URLs`, with the reason where
  /// they share it; empty where there is none.
  package var summary: DisplayText {
    guard let first else { return .empty }
    guard count > 1 else { return first.displayText }
    let isShared = allSatisfy { $0.reason == first.reason }
    return isShared ? "left out \(count) URLs: \(first.reason)" : "left out \(count) URLs"
  }
}
