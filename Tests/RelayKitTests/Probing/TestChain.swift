import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

@testable import RelayKit

/// A chain from a server's certificate for `turn.example` to a root, sound but for what a test puts
/// into it.
struct TestChain {
  typealias Part = any CertificateExtensionConvertible

  /// An authority between the server's certificate and the root.
  struct Authority {
    var name: String
    var parts: [Part] = [Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))]
  }

  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  var names: Part = SubjectAlternativeNames([.dnsName("turn.example")])
  /// What stands in the server's certificate besides.
  var leaf: [Part] = []
  /// From the root down.
  var authorities: [Authority] = []
  var root: [Part] = [Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))]
  /// When the server's certificate is good, in seconds from now.
  var validity = -86_400.0...86_400.0

  /// What is found of it at `now` by somebody who trusts the root.
  func judged(for name: String) async throws -> CertificateVerifier.Finding {
    let top = try Signer("Root", under: nil, root)
    var signers: [Signer] = []
    for authority in authorities {
      signers.insert(
        try Signer(authority.name, under: signers.first ?? top, authority.parts), at: 0)
    }
    let own = try Signer(
      "turn.example", under: signers.first ?? top, [names] + leaf, good: validity)
    let verifier = CertificateVerifier(own: [top.certificate], trustsSystem: false)
    let sent = try ([own] + signers).map { try $0.sent }
    return await verifier.judge(SentChain(sent), for: name, at: Self.now)
  }
}

/// Somebody who signs, and the certificate that says so.
private struct Signer {
  let certificate: Certificate
  private let key: Certificate.PrivateKey

  init(
    _ name: String, under issuer: Signer?, _ parts: [TestChain.Part],
    good validity: ClosedRange<Double> = -8_640_000...8_640_000
  ) throws {
    key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let subject = try DistinguishedName { CommonName(name) }
    certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
      notValidBefore: TestChain.now + validity.lowerBound,
      notValidAfter: TestChain.now + validity.upperBound,
      issuer: issuer?.certificate.subject ?? subject, subject: subject,
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions(parts.map { try $0.makeCertificateExtension() }),
      issuerPrivateKey: issuer?.key ?? key)
  }

  /// As it comes in a handshake.
  var sent: NIOSSLCertificate {
    get throws {
      var serializer = DER.Serializer()
      try serializer.serialize(certificate)
      return try NIOSSLCertificate(bytes: serializer.serializedBytes, format: .der)
    }
  }
}
