/// What a service says about an error, in the body of its answer.
package enum ServiceWords: Equatable, Sendable {
  /// Its own words: the `error` or `message` of a JSON object, or a short text.
  case said(String)
  /// A web page: something else than the service's endpoint answered.
  case html
  case nothing

  /// Reads a body, without `secrets`, should the service repeat them.
  ///
  /// It takes nothing that may hold servers' passwords, which nobody knows to hide: no JSON but an
  /// error's own words, no text with JSON in it, and no text at all where credentials were due,
  /// in an answer of success.
  init(body: [UInt8], status: Int, hiding secrets: Redaction) {
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    let words =
      switch try? JSONValue(parsing: body) {
      case .some(let value): Self.message(in: value.unwrapped)
      case nil: (200...299).contains(status) ? nil : Self.firstLine(of: text)
      }
    if text.isMarkup {
      self = .html
    } else if let words, !words.isEmpty {
      self = .said(secrets.applied(to: words))
    } else {
      self = .nothing
    }
  }

  /// A quotation of the words, as it may be shown; empty where there are none.
  var quotation: DisplayText {
    switch self {
    case .said(let words): " \"\(DisplayText(sanitizing: words, limit: 200))\""
    case .html: " (a web page, not JSON)"
    case .nothing: ""
    }
  }

  /// `{"error": "…"}`, `{"message": "…"}` or `{"error": {"message": "…"}}`, without JSON in it.
  private static func message(in value: JSONValue) -> String? {
    let names = ["error", "message"]
    return names.lazy.compactMap { name in
      value[name].flatMap { member in
        member.string.map { $0.contains(where: "{[".contains) ? nil : $0 } ?? message(in: member)
      }
    }.first
  }

  private static func firstLine(of text: String) -> String? {
    guard !text.holdsJSON else { return nil }
    return text.split(whereSeparator: \.isNewline).first.map(String.init)
  }
}
