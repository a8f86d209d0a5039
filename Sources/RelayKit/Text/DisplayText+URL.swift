extension DisplayText {
  private static let knownSchemes = ["stun", "stuns", "turn", "turns", "http", "https"]

  /// Makes a URL safe to show, without `secrets`.
  ///
  /// What stands before its last `@` may be a user and a password, however badly it is written: of
  /// that only a well-known scheme is shown. What else in it may be one is hidden too.
  package init(url: String, hiding secrets: Redaction = .none) {
    let shown = secrets.applied(to: url)
    guard let at = shown.lastAt, at > shown.startIndex else {
      self.init(sanitizing: LoginMask.url(shown))
      return
    }
    let scheme = shown[..<at].prefix { $0 != ":" }
    let isKnown = Self.knownSchemes.contains(scheme.lowercased())
    self.init(sanitizing: "\(isKnown ? scheme + ":" : "")(hidden)\(shown[at...])")
  }
}

extension StringProtocol {
  /// Where the last `@` is, even one that a combining mark follows.
  var lastAt: Index? { unicodeScalars.lastIndex(of: "@") }
}
