/// A username and its password, as the bytes that are sent and hashed (RFC 8489 §9.2).
package struct LongTermCredential: Hashable, Sendable {
  /// The most bytes of a username that a request may bear (RFC 8489 §14.3).
  package static let longestUsername = 508

  package let username: [UInt8]
  package let password: [UInt8]

  /// A credential of text that is taken as it is, also beyond ASCII, as browsers take it.
  package init(username: String, password: String) {
    self.username = Array(username.utf8)
    self.password = Array(password.utf8)
  }
}

extension LongTermCredential: CustomStringConvertible, CustomDebugStringConvertible {
  /// Neither of the two, so that no dump of what holds them tells them.
  package var description: String { "a username and its password" }
  package var debugDescription: String { description }
}
