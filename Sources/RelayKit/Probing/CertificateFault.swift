/// Why a certificate chain is not trusted, told apart by what a person would do about it.
package enum CertificateFault: Error, Equatable, Sendable {
  /// The chain leads to a trusted root, but its time is over.
  case expired(daysAgo: Int)
  case notYetValid(inDays: Int)
  /// The certificate is sound, and somebody else's.
  case wrongName(wanted: String, names: [String])
  /// The certificate names no host but as its subject, which nobody heeds (RFC 9525 §2).
  case nameless(wanted: String)
  /// No trusted root vouches for who signed it: a private authority, or somebody in between.
  case unknownIssuer(String)
  case selfSigned(String)
  /// It is signed by itself and one's own to trust, but is no authority, not even for itself.
  case noAuthority(String)
  /// Trusted, in time and for this name, and refused all the same.
  case refused(String)
  case unreadable
}

extension CertificateFault {
  /// What is wrong and what to do, as the second half of a sentence about a server.
  package var displayText: DisplayText {
    switch self {
    case .expired(let days): "certificate expired \(days) days ago: its owner has to renew it"
    case .notYetValid(let days):
      "certificate is valid only in \(days) days: is this host's clock right?"
    case .wrongName(let wanted, let names):
      """
      certificate is for \(Self.list(names)), not \(DisplayText(sanitizing: wanted)): \
      check the URL
      """
    case .nameless(let wanted):
      """
      certificate names no host (subjectAltName), so it is not for \
      \(DisplayText(sanitizing: wanted)): its owner has to have it issued anew
      """
    case .unknownIssuer(let issuer):
      """
      certificate is signed by \(DisplayText(sanitizing: issuer)), which is not trusted here: \
      a proxy intercepts TLS, or --ca-file is to name that authority
      """
    case .selfSigned(let name):
      """
      certificate of \(DisplayText(sanitizing: name)) is signed by itself: \
      have --ca-file name it where it is yours
      """
    case .noAuthority(let name):
      """
      certificate of \(DisplayText(sanitizing: name)) is signed by itself and no authority \
      (CA:FALSE): issue it with CA:TRUE, or have an authority sign it
      """
    case .refused(let why): "certificate refused: \(DisplayText(sanitizing: why))"
    case .unreadable: "the server's certificate cannot be read"
    }
  }

  private static func list(_ names: [String]) -> DisplayText {
    let shown = names.prefix(3).map { DisplayText(sanitizing: $0, limit: 80) }
    let rest: DisplayText = names.count > 3 ? " and \(names.count - 3) more" : ""
    return names.isEmpty ? "no name" : shown.joined(separator: ", ") + rest
  }
}
