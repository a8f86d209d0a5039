/// Why there is nothing to export.
package enum ExportError: Error, Equatable {
  /// No region has a proven relay.
  case noneQualifies
  case unknownURL(DisplayText)
  /// The consumer takes none of the servers.
  case nothingLeft(consumer: DisplayText, [ExportOmission])

  static func nothingLeft(
    _ format: ExportFormat, _ omissions: [ExportOmission]
  ) -> ExportError {
    .nothingLeft(consumer: format.consumer, omissions)
  }
}

extension ExportError {
  /// What is missing and what to do.
  package var displayText: DisplayText {
    switch self {
    case .noneQualifies: "no region qualifies: turntop probe tells what each of them lacks"
    case .unknownURL(let url): "no server \(url): turntop probe lists those there are"
    case .nothingLeft(let consumer, let omissions):
      "nothing to export for \(consumer): \(Self.grounds(omissions))"
    }
  }

  /// The one reason, or which server has which; of several that share one, how many.
  private static func grounds(_ omissions: [ExportOmission]) -> DisplayText {
    let reasons = omissions.reduce(into: [DisplayText]()) { reasons, omission in
      if !reasons.contains(omission.reason) { reasons.append(omission.reason) }
    }
    guard reasons.count > 1 else { return reasons.first ?? "there are no servers" }
    return reasons.map { reason in
      let urls = omissions.filter { $0.reason == reason }.map(\.url)
      return urls.count == 1 ? "\(urls[0]): \(reason)" : "\(urls.count) URLs: \(reason)"
    }.joined(separator: "; ")
  }
}
