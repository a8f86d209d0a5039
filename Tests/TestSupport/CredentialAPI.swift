/// The service's credential endpoint as its document gives it, for servers of the test's own.
package enum CredentialAPI {
  package static let key = "test-key-0123456789abcdef"

  package static let path = "api/v1/turn/credentials"

  /// What a relay is to be asked with.
  package struct Login: Sendable {
    package var username: String
    package var credential: String

    package init(_ username: String, _ credential: String) {
      self.username = username
      self.credential = credential
    }

    /// The one that every coturn of the tests knows.
    package static let known = Login(Coturn.user, Coturn.password)
  }

  /// The document for these URLs, with each of the logins on all but `stun`.
  package static func document(urls: [String], logins: [Login] = [.known]) -> String {
    let entries = logins.flatMap { login in urls.map { entry($0, login) } }
    return "[\(entries.joined(separator: ", "))]"
  }

  private static func entry(_ url: String, _ login: Login) -> String {
    let words = #", "username": "\#(login.username)", "credential": "\#(login.credential)""#
    return #"{"urls": "\#(url)"\#(url.hasPrefix("stun") ? "" : words)}"#
  }

  /// The document for every region, and both errors.
  package static func answer(
    urls: [String], logins: [Login] = [.known]
  ) -> @Sendable (HTTPResponder.Request) -> HTTPResponder.Response {
    let body = document(urls: urls, logins: logins)
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
