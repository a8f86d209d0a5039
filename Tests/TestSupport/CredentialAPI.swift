/// The service's credential endpoint as its document gives it, for servers of the test's own.
package enum CredentialAPI {
  package static let key = "test-key-0123456789abcdef"

  package static let path = "api/v1/turn/credentials"

  /// The document for these URLs, with coturn's user and password on all but `stun`.
  package static func document(urls: [String]) -> String {
    let login = #", "username": "\#(Coturn.user)", "credential": "\#(Coturn.password)""#
    let entries = urls.map { url in
      #"{"urls": "\#(url)"\#(url.hasPrefix("stun") ? "" : login)}"#
    }
    return "[\(entries.joined(separator: ", "))]"
  }

  /// The document for every region, and both errors.
  package static func answer(
    urls: [String]
  ) -> @Sendable (HTTPResponder.Request) -> HTTPResponder.Response {
    let body = document(urls: urls)
    return { request in
      guard request.path == "/\(path)" else {
        return .init(404, "Not Found", contentType: "text/plain")
      }
      switch request.query["apiKey"] {
      case key: return .init(200, body)
      case nil: return .init(400, #"{"error": "Please specify API Key"}"#)
      default: return .init(401, #"{"error": "Invalid API Key"}"#)
      }
    }
  }
}
