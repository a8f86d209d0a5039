/// What a service says about an error, in the body of its answer.
package enum ServiceWords: Equatable, Sendable {
  /// Its own words: the `error` or `message` of a JSON object, or a short text.
  case said(String)
  /// A web page: something else than the service's endpoint answered.
  case html
  case nothing

  /// Reads a body, without `secrets`, should the service repeat them; of broken JSON, which may hold
  /// credentials anywhere, it takes nothing.
  init(body: [UInt8], hiding secrets: Redaction) {
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    let words =
      switch try? JSONValue(parsing: body) {
      case .some(let value): Self.message(in: value)
      case nil:
        text.isJSONLike ? nil : text.split(whereSeparator: \.isNewline).first.map(String.init)
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

  /// `{"error": "…"}`, `{"message": "…"}` or `{"error": {"message": "…"}}`.
  private static func message(in value: JSONValue) -> String? {
    let names = ["error", "message"]
    return value.string ?? names.lazy.compactMap { value[$0].flatMap(message) }.first
  }
}
