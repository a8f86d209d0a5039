import SwiftASN1

/// What a certificate on the way to a trusted root says or lacks, so that it vouches for no server.
package enum CertificateFlaw: Equatable, Sendable {
  /// It is for these purposes, and a server's is none of them (RFC 5280 §4.2.1.12).
  case purpose([String])
  /// It signs another, and says that it is no authority.
  case noAuthority
  /// So many authorities may follow it at most, and more do (RFC 5280 §4.2.1.9).
  case pathTooLong(limit: Int)
  /// It may not vouch for the names below it (RFC 5280 §4.2.1.10).
  case foreignNames
  /// It demands that this extension be understood.
  case unknownExtension(String)
  case weakKey(bits: Int)
  /// Its key is of a kind that browsers do not take.
  case strangeKey(String)
  /// It is signed in a way that browsers refuse.
  case weakSignature(String)
  /// It is signed in a way that is not verified here.
  case strangeSignature(String)
}

extension CertificateFlaw {
  /// What is wrong, as the end of "certificate", or of "certificate is signed by X, which".
  var clause: DisplayText {
    switch self {
    case .purpose(let purposes):
      """
      is for \(Self.list(purposes)), not for servers (extended key usage without serverAuth)
      """
    case .noAuthority: "is no authority (CA:FALSE)"
    case .pathTooLong(let limit):
      "allows \(limit) more authorities below itself, and more are (path length)"
    case .foreignNames: "may not vouch for names like these (name constraints)"
    case .unknownExtension(let oid):
      """
      demands to be understood in an extension that nobody here knows \
      (\(DisplayText(sanitizing: oid)), critical)
      """
    case .weakKey(let bits): "has an RSA key of \(bits) bits, which is too weak"
    case .strangeKey(let kind):
      "has a key that browsers do not take (\(DisplayText(sanitizing: kind)))"
    case .weakSignature(let kind):
      "is signed with \(DisplayText(sanitizing: kind)), and browsers refuse that"
    case .strangeSignature(let kind):
      "is signed with \(DisplayText(sanitizing: kind)), which cannot be verified here"
    }
  }

  /// What to do where it is the server's own certificate.
  var remedy: DisplayText {
    switch self {
    case .purpose: "have it issued anew with serverAuth"
    case .unknownExtension: "have it issued anew without that extension"
    case .weakKey: "have it issued anew with 2048 or more"
    case .strangeKey: "have it issued anew for one of P-256, or RSA of 2048 bits"
    case .weakSignature: "have it issued anew with SHA-256, and RSA or ECDSA"
    case .strangeSignature: "have it issued anew with SHA-256, and RSA (PKCS #1) or ECDSA"
    case .noAuthority, .pathTooLong, .foreignNames: Self.otherSigner
    }
  }

  /// What to do where it is that of whoever signed.
  static let otherSigner: DisplayText = "have the server's signed by another authority"

  private static func list(_ purposes: [String]) -> DisplayText {
    let shown = purposes.prefix(3).map { DisplayText(sanitizing: $0, limit: 40) }
    return shown.isEmpty ? "no purpose" : shown.joined(separator: ", ")
  }
}
