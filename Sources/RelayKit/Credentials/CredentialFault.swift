import STUN

/// Why an entry's credentials cannot be offered to a relay.
package enum CredentialFault: Error, Equatable {
  case missing
  /// It has a username of so many bytes.
  case overlongUsername(Int)
  /// `credentialType` asks for something else than a password.
  case otherType(String)
}

extension CredentialFault {
  package var displayText: DisplayText {
    switch self {
    case .missing: "no username and credential came with it: fetch again, or mend the file"
    case .overlongUsername(let count):
      """
      its username has \(count) bytes, and no request holds more than \
      \(LongTermCredential.longestUsername) (RFC 8489 §14.3): ask for a shorter one
      """
    case .otherType(let type):
      """
      credentialType "\(DisplayText(sanitizing: type, limit: 40))": browsers take passwords alone; \
      ask for a username and a password
      """
    }
  }
}

extension ICEServer {
  /// What a relay is offered; throws why there is nothing to offer.
  var longTermCredential: LongTermCredential {
    get throws(CredentialFault) {
      if let credentialType, credentialType != "password" { throw .otherType(credentialType) }
      guard let username, let credential else { throw .missing }
      let pair = LongTermCredential(
        username: username.revealed, password: credential.revealed)
      guard pair.username.count <= LongTermCredential.longestUsername else {
        throw .overlongUsername(pair.username.count)
      }
      return pair
    }
  }
}
