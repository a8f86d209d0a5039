/// The server that is to be tried instead (RFC 8489 §10).
package struct Alternate: Hashable, Sendable {
  package let server: TransportAddress
  /// The name the server is said to have; the certificate is judged by the original one.
  package let domain: String?

  package init(server: TransportAddress, domain: String? = nil) {
    self.server = server
    self.domain = domain
  }

  /// The alternate that `answer` names; `nil` where it names none.
  init?(in answer: Message) throws(DecodeError) {
    guard let server = try answer.value(.alternateServer) else { return nil }
    self.init(server: server, domain: try answer.value(.alternateDomain))
  }
}
