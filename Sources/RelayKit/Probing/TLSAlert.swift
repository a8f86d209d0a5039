/// Why a server does not speak TLS with a client like browsers, where its alert says so (RFC 8446 §6).
package enum TLSAlert: Equatable, Sendable {
  /// It wants a certificate of its clients.
  case clientCertificate
  /// It speaks no version that is still in use.
  case oldVersion
  /// It finds no cipher, group or kind of certificate that both sides know.
  case nothingShared
  /// It serves no host of the name that is asked for.
  case unknownName
}

extension TLSAlert {
  /// The library's words for an alert that came, or that it sends, by their cause.
  ///
  /// A client that shows no certificate is told of a bad one only where one is wanted.
  private static let causes: [String: TLSAlert] = [
    "TLSV1_ALERT_CERTIFICATE_REQUIRED": .clientCertificate,
    "SSLV3_ALERT_NO_CERTIFICATE": .clientCertificate,
    "SSLV3_ALERT_BAD_CERTIFICATE": .clientCertificate,
    "SSLV3_ALERT_CERTIFICATE_UNKNOWN": .clientCertificate,
    "TLSV1_ALERT_UNKNOWN_CA": .clientCertificate,
    "TLSV1_ALERT_PROTOCOL_VERSION": .oldVersion,
    "UNSUPPORTED_PROTOCOL": .oldVersion,
    "SSLV3_ALERT_HANDSHAKE_FAILURE": .nothingShared,
    "TLSV1_ALERT_INSUFFICIENT_SECURITY": .nothingShared,
    "TLSV1_ALERT_UNRECOGNIZED_NAME": .unknownName,
  ]

  /// The cause that a constant of the library stands for; `nil` where it names none.
  init?(constant: String) {
    guard let cause = Self.causes[constant] else { return nil }
    self = cause
  }

  /// What a handshake failed for, once the server's chain has passed: only the client's own
  /// certificate was left to miss.
  var afterVerification: TLSAlert { self == .nothingShared ? .clientCertificate : self }

  /// What is wrong and what to do, as the second half of a sentence about a server.
  var displayText: DisplayText {
    switch self {
    case .clientCertificate:
      """
      wants a certificate of its clients (mutual TLS), which browsers have none of: \
      have it ask for none
      """
    case .oldVersion:
      "speaks no TLS 1.2 or later, and browsers nothing older: have it switched on there"
    case .nothingShared:
      """
      finds no cipher or certificate in common (TLS alert handshake_failure): have it use an RSA or \
      P-256 certificate and current ciphers, and ask clients for no certificate
      """
    case .unknownName:
      "does not know the name it is asked for (TLS alert unrecognized_name): check the URL"
    }
  }
}
