/// The service's credential endpoint as its document gives it, for servers of the test's own.
package enum CredentialAPI {
  package static let key = "test-key-0123456789abcdef"

  /// An answer for every region: these URLs, with a user and password on all but `stun`.
  package static func answer(
    urls: [String], user: String = Coturn.user, password: String = Coturn.password
  ) -> @Sendable (HTTPResponder.Request) -> HTTPResponder.Response {
    let entries = urls.map { url in
      let login = #", "username": "\#(user)", "credential": "\#(password)""#
      return #"{"urls": "\#(url)"\#(url.hasPrefix("stun") ? "" : login)}"#
    }
    let body = "[\(entries.joined(separator: ", "))]"
    return { request in
      guard request.path == "/api/v1/turn/credentials" else {
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
