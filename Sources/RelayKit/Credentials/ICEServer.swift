/// One entry of an RTCConfiguration's `iceServers`, with the bytes the service sent.
///
/// Nothing here is normalised: the protocol and the exports need what the service said.
/// Source: W3C WebRTC, §4.2.2 RTCIceServer Dictionary.
package struct ICEServer: Equatable, Sendable {
  /// The URLs of the entry; the service sends one, the standard allows several.
  package var urls: [String]
  /// Whether `urls` was an array rather than a string.
  package var urlsWereArray: Bool
  package var username: Secret?
  package var credential: Secret?
  /// What the credential is, where the entry says so: `password`, or `oauth`, which browsers no
  /// longer take.
  package var credentialType: String?
  /// Whether the entry had no URL: `urls` then says what stood in its place, for a row on the
  /// screen, and no export takes it.
  package var isMalformed: Bool

  package init(
    urls: [String], urlsWereArray: Bool = false, username: Secret? = nil, credential: Secret? = nil,
    credentialType: String? = nil, isMalformed: Bool = false
  ) {
    self.urls = urls
    self.urlsWereArray = urlsWereArray
    self.username = username
    self.credential = credential
    self.credentialType = credentialType
    self.isMalformed = isMalformed
  }
}
