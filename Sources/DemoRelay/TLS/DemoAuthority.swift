import Crypto
import FoundationEssentials
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority that lives as long as the demo, and that only the demo's client trusts.
struct DemoAuthority {
  /// Longer than what is shown as running out soon.
  private static let lifetime: TimeInterval = 90 * 24 * 3600
  /// How far a client's clock may be behind.
  private static let leeway: TimeInterval = 3600

  private let name: DistinguishedName
  private let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
  private let validity: Range<Date>

  /// An authority with a new key, whose certificates are valid from `now` on.
  init(now: Date = .now) throws {
    name = try DistinguishedName { CommonName("turntop demo CA") }
    validity = now - Self.leeway..<now + Self.lifetime
  }

  /// The authority's own certificate, which a client trusts.
  func pem() throws -> String {
    let extensions = try Certificate.Extensions {
      Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
      Critical(KeyUsage(keyCertSign: true))
      SubjectKeyIdentifier(hash: key.publicKey)
    }
    return try certificate(of: key.publicKey, subject: name, extensions)
  }

  /// What a TLS server needs that goes by these names, and by no other.
  func serverContext(for hosts: [String]) throws -> NIOSSLContext {
    let leafKey = P256.Signing.PrivateKey()
    let extensions = try Certificate.Extensions {
      Critical(BasicConstraints.notCertificateAuthority)
      Critical(KeyUsage(digitalSignature: true))
      try ExtendedKeyUsage([.serverAuth])
      SubjectAlternativeNames(hosts.map(GeneralName.dnsName))
    }
    let leaf = try certificate(
      of: Certificate.PublicKey(leafKey.publicKey),
      subject: DistinguishedName { CommonName(hosts.first ?? "") }, extensions)
    return try Self.context(certificate: leaf, key: leafKey.pemRepresentation)
  }

  /// A certificate as PEM, signed by the authority.
  private func certificate(
    of publicKey: Certificate.PublicKey, subject: DistinguishedName,
    _ extensions: Certificate.Extensions
  ) throws -> String {
    let certificate = try Certificate(
      version: .v3, serialNumber: .init(), publicKey: publicKey,
      notValidBefore: validity.lowerBound, notValidAfter: validity.upperBound, issuer: name,
      subject: subject, extensions: extensions, issuerPrivateKey: key)
    return try certificate.serializeAsPEM().pemString
  }

  private static func context(certificate: String, key: String) throws -> NIOSSLContext {
    let certificate = try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)
    let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    return try NIOSSLContext(configuration: configuration)
  }
}
