/// An answer of the API.
package struct APIAnswer: Equatable, Sendable {
  package var status: Int
  /// Header fields besides the length, by name.
  package var headers: [String: String]
  package var body: String
  /// How long the client waits for it.
  package var delay: Duration

  package init(
    status: Int, headers: [String: String] = ["Content-Type": "application/json"], body: String,
    delay: Duration = .zero
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.delay = delay
  }
}
