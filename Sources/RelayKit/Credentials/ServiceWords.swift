import FoundationEssentials

/// What a service says about an error, in the body of its answer.
package enum ServiceWords: Equatable, Sendable {
  /// Its own words: the `error` or `message` of a JSON object, or a short text.
  case said(String)
  /// A web page: something else than the service's endpoint answered.
  case html
  case nothing

  /// Reads a body; the key is cut out, should the service repeat it.
  init(body: [UInt8], hiding key: Secret) {
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    let words =
      switch try? JSONDecoder().decode(JSONValue.self, from: Data(body)) {
      case .some(let value): Self.message(in: value)
      case nil: text.split(whereSeparator: \.isNewline).first.map(String.init)
      }
    if text.isMarkup {
      self = .html
    } else if let words, !words.isEmpty {
      self = .said(Self.hide(key, in: words))
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

  static func hide(_ key: Secret, in text: String) -> String {
    [key.revealed, MeteredService.percentEncoded(key.revealed)]
      .filter { !$0.isEmpty }
      .reduce(text) { $0.replacing($1, with: "(key)") }
  }
}
