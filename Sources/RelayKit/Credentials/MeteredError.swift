/// Why a region's credentials could not be fetched, and from which service.
package struct MeteredError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    /// The service answers with an error, in its own words.
    case refused(status: Int, ServiceWords)
    /// The service takes no more requests for now (429); how long it asks to be left alone,
    /// or `nil` where it does not say.
    case throttled(wait: Duration?)
    case redirected(status: Int, to: String?)
    case unreachable(HTTPTransportError)
    /// The service answers with success, but neither with ICE servers nor with words.
    case unusable(ICEServerListError, status: Int = 200)
  }

  /// The service's address, as it may be shown.
  package var service: DisplayText
  package var reason: Reason

  package init(service: DisplayText, reason: Reason) {
    self.service = service
    self.reason = reason
  }
}

extension MeteredError {
  /// The HTTP status; `nil` where there was no answer, or none that tells it.
  package var status: Int? {
    switch reason {
    case .unreachable(.bodyTooLarge(let status, _)): status
    case .refused(let status, _), .redirected(let status, _), .unusable(_, let status): status
    case .throttled: 429
    case .unreachable: nil
    }
  }

  /// Whether it is the key that the service does not take.
  package var isKeyRefused: Bool {
    guard case .refused(let status, let words) = reason else { return false }
    switch (status, words) {
    case (401, _): return true
    case (403, let words): return words != .html
    case (400, .said(let words)): return words.lowercased().contains("api key")
    default: return false
    }
  }

  /// Whether the service only wants fewer requests.
  var isThrottled: Bool { status == 429 }

  /// Whether asking again, later, may well succeed.
  var isTransient: Bool {
    switch reason {
    case .throttled: true
    case .refused(let status, _): (500...599).contains(status)
    case .unreachable(let error): error.isTransient
    case .redirected, .unusable: false
    }
  }
}

extension MeteredError {
  /// What failed, on what, why, and what to do next.
  package var displayText: DisplayText {
    switch reason {
    case .refused(let status, let words): refusal(status, words)
    case .throttled(let wait):
      """
      \(service) takes no more requests now (429): \
      try again in \(Self.words(for: wait))
      """
    case .redirected(let status, let target):
      """
      \(service) redirects (\(status)) to \(DisplayText(sanitizing: target ?? "nowhere")), \
      which is not followed, since the key travels in the URL: give the right address as --base-url
      """
    case .unreachable(let error):
      error.answer.map { "\(service) answers \($0): \(Self.doubtTheAddress)" }
        ?? "\(service) cannot be reached: \(error.displayText)"
    case .unusable(let error, _): nonsense(error)
    }
  }

  private func refusal(_ status: Int, _ words: ServiceWords) -> DisplayText {
    isKeyRefused
      ? """
      \(service) refuses the key: \(status)\(words.quotation): \
      check that it is a key of this app
      """
      : "\(service) answers \(status)\(words.quotation): \(Self.advice(on: status, words))"
  }

  private func nonsense(_ error: ICEServerListError) -> DisplayText {
    error == .empty
      ? """
      \(service) answers an empty list of ICE servers: \
      check in the app's dashboard that it has TURN credentials
      """
      : "\(service) answers \(error.displayText): \(Self.doubtTheAddress)"
  }

  private static let doubtTheAddress: DisplayText = "is the app's name, or the base URL, right?"

  private static func advice(on status: Int, _ words: ServiceWords) -> DisplayText {
    switch (status, words) {
    case (500..., _): "the trouble is the service's: try again later"
    case (404, _), (_, .html): doubtTheAddress
    case (400, .said(let words)) where words.lowercased().contains("app not found"):
      doubtTheAddress
    case (..<300, _): "is the base URL right, and does the app's plan include the region?"
    default: "check the region's name, and what the app's plan includes"
    }
  }

  /// In a unit that is easy to wait in, rounded up; a service may name any time there is.
  private static func words(for wait: Duration?) -> DisplayText {
    guard let seconds = wait?.components.seconds else { return "a minute" }
    let units: [(name: DisplayText, seconds: Int64, most: Int64)] = [
      ("s", 1, 120), ("min", 60, 120), ("h", 3600, 48), ("days", 86_400, 30),
    ]
    for unit in units where seconds <= unit.most * unit.seconds {
      return "\(max(1, (seconds + unit.seconds - 1) / unit.seconds)) \(unit.name)"
    }
    return "a month or more"
  }
}
