import SwiftASN1
import X509

/// How certificates are signed, as browsers and this program take it.
enum SignatureKind {
  /// What browsers take: RSA (PKCS #1) and ECDSA with SHA-256 or longer.
  private static let sound: Set<Certificate.SignatureAlgorithm> = [
    .ecdsaWithSHA256, .ecdsaWithSHA384, .ecdsaWithSHA512, .sha256WithRSAEncryption,
    .sha384WithRSAEncryption, .sha512WithRSAEncryption,
  ]

  /// What they refuse and can be verified all the same.
  private static let refused: [Certificate.SignatureAlgorithm: String] = [
    .sha1WithRSAEncryption: "SHA-1", .ed25519: "Ed25519",
  ]

  /// What is not verified here, and whether browsers refuse it as well (RFC 8017 §A.2, RFC 5758 §3).
  private static let unverified: [ASN1ObjectIdentifier: (String, isRefused: Bool)] = [
    [1, 2, 840, 113_549, 1, 1, 2]: ("MD2", true),
    [1, 2, 840, 113_549, 1, 1, 4]: ("MD5", true),
    [1, 2, 840, 113_549, 1, 1, 10]: ("RSASSA-PSS", false),
    [1, 2, 840, 113_549, 1, 1, 14]: ("SHA-224", true),
    [1, 2, 840, 10_045, 4, 1]: ("SHA-1", true),
    [1, 2, 840, 10_045, 4, 3, 1]: ("SHA-224", true),
    [1, 2, 840, 10_040, 4, 3]: ("DSA", true),
    [2, 16, 840, 1, 101, 3, 4, 3, 2]: ("DSA", true),
    [1, 3, 101, 113]: ("Ed448", true),
  ]

  private static let verified: Set<ASN1ObjectIdentifier> = [
    [1, 2, 840, 113_549, 1, 1, 5], [1, 2, 840, 113_549, 1, 1, 11], [1, 2, 840, 113_549, 1, 1, 12],
    [1, 2, 840, 113_549, 1, 1, 13], [1, 2, 840, 10_045, 4, 3, 2], [1, 2, 840, 10_045, 4, 3, 3],
    [1, 2, 840, 10_045, 4, 3, 4], [1, 3, 101, 112],
  ]

  /// Why browsers refuse a signature that can be verified; `nil` where they do not.
  static func flaw(of algorithm: Certificate.SignatureAlgorithm) -> CertificateFlaw? {
    sound.contains(algorithm) ? nil : .weakSignature(refused[algorithm] ?? "\(algorithm)")
  }

  /// Why one by this algorithm cannot be verified; `nil` where it can.
  static func flaw(of algorithm: ASN1ObjectIdentifier) -> CertificateFlaw? {
    guard !verified.contains(algorithm) else { return nil }
    guard let (name, isRefused) = unverified[algorithm] else {
      return .strangeSignature("\(algorithm)")
    }
    return isRefused ? .weakSignature(name) : .strangeSignature(name)
  }
}
