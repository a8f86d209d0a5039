import FoundationEssentials

/// What a client asks the credential endpoint.
package struct CredentialQuery: Equatable, Sendable {
  /// The endpoint's path, from the service's document "Get TURN Credential".
  package static let path = "/api/v1/turn/credentials"

  package var apiKey: String?
  package var region: String?

  package init(apiKey: String?, region: String?) {
    self.apiKey = apiKey
    self.region = region
  }

  /// The query in the target of a GET, such as `/api/v1/turn/credentials?apiKey=…&region=…`; `nil`
  /// where it is for something else than the endpoint.
  package init?(target: String) {
    guard let url = URLComponents(string: target), url.path == Self.path else { return nil }
    func value(_ name: String) -> String? {
      url.queryItems?.first { $0.name == name }?.value
    }
    self.init(apiKey: value("apiKey"), region: value("region"))
  }
}
