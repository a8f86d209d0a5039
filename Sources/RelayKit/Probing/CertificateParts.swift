import FoundationEssentials
import NIOSSL
import SwiftASN1
import X509

/// What can be read of a certificate whose key or signature is of a kind that cannot be verified.
///
/// ```
/// Certificate ::= { TBSCertificate, AlgorithmIdentifier, BIT STRING }
/// TBSCertificate ::= { [0] version, serial, signature, issuer, validity, subject, key, … [3] extensions }
/// ```
/// (RFC 5280 §4.1.)
struct CertificateParts: Sendable {
  let issuer: DistinguishedName
  let subject: DistinguishedName
  let notValidAfter: Date
  private let extensions: Certificate.Extensions
  private let signature: ASN1ObjectIdentifier
  private let key: PublicKeyParts

  /// Takes it apart; throws where it is malformed.
  init(_ certificate: NIOSSLCertificate) throws {
    notValidAfter = Date(timeIntervalSince1970: Double(certificate.notValidAfter))
    let whole = try DER.parse(try certificate.toDERBytes()).children
    guard whole.count == 3 else { throw ASN1Error.parts }
    let fields = whole[0].children.filter { $0.identifier.tagClass == .universal }
    guard fields.count >= 6 else { throw ASN1Error.parts }
    signature = try whole[1].algorithm
    issuer = try DistinguishedName(derEncoded: fields[2])
    subject = try DistinguishedName(derEncoded: fields[4])
    key = try PublicKeyParts(fields[5])
    let extensions = whole[0].children.first { $0.identifier == Self.extensionsTag }
    self.extensions = try Certificate.Extensions(
      (extensions?.children.first?.children ?? []).map(Certificate.Extension.init(derEncoded:)))
  }

  private static let extensionsTag = ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific)

  /// Why it cannot be verified; `nil` where that is neither its key's nor its signature's doing.
  var flaw: CertificateFlaw? { key.flaw ?? SignatureKind.flaw(of: signature) }

  func summary(at now: Date) -> CertificateSummary {
    CertificateSummary(
      names: extensions.alternativeNames, issuer: issuer, expiring: notValidAfter, at: now)
  }
}

/// What can be read of a public key, whatever its kind (RFC 5280 §4.1.2.7).
private struct PublicKeyParts: Sendable {
  private let algorithm: ASN1ObjectIdentifier
  /// The curve of an elliptic one, where it is named (RFC 5480 §2.1.1).
  private let curve: ASN1ObjectIdentifier?
  /// The size of an RSA key's modulus.
  private let bits: Int?

  private static let rsa: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 1]
  private static let elliptic: ASN1ObjectIdentifier = [1, 2, 840, 10_045, 2, 1]
  private static let verified: [ASN1ObjectIdentifier] = [
    [1, 2, 840, 10_045, 3, 1, 7], [1, 3, 132, 0, 34], [1, 3, 132, 0, 35],
  ]

  init(_ node: ASN1Node) throws {
    let parts = node.children
    guard parts.count == 2, let identifier = parts[0].children.first else { throw ASN1Error.parts }
    algorithm = try ASN1ObjectIdentifier(derEncoded: identifier)
    curve = parts[0].children.dropFirst().first.flatMap {
      try? ASN1ObjectIdentifier(derEncoded: $0)
    }
    let key = try ASN1BitString(derEncoded: parts[1]).bytes
    bits = algorithm == Self.rsa ? try DER.parse(key).children.first?.integerWidth : nil
  }

  /// The library verifies RSA from 2048 bits on, P-256, P-384, P-521 and Ed25519.
  var flaw: CertificateFlaw? {
    switch algorithm {
    case Self.rsa: bits.flatMap { $0 < 2048 ? .weakKey(bits: $0) : nil }
    case Self.elliptic where curve.map(Self.verified.contains) == true: nil
    case Self.elliptic: .strangeKey("elliptic curve \(curve.map { "\($0)" } ?? "of its own")")
    case [1, 3, 101, 112]: nil
    default: .strangeKey("kind \(algorithm)")
    }
  }
}

extension ASN1Node {
  /// The parts of a constructed one; none of a primitive one.
  fileprivate var children: [ASN1Node] {
    if case .constructed(let nodes) = content { Array(nodes) } else { [] }
  }

  /// The identifier of an algorithm, without its parameters.
  fileprivate var algorithm: ASN1ObjectIdentifier {
    get throws {
      guard let first = children.first else { throw ASN1Error.parts }
      return try ASN1ObjectIdentifier(derEncoded: first)
    }
  }

  /// The bits of a positive integer, without leading zeros.
  fileprivate var integerWidth: Int? {
    guard case .primitive(let bytes) = content else { return nil }
    let significant = bytes.drop { $0 == 0 }
    return significant.first.map { significant.count * 8 - $0.leadingZeroBitCount }
  }
}

extension ASN1Error {
  fileprivate static let parts = invalidASN1Object(reason: "parts are missing")
}
