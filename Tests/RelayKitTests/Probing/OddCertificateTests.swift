import Foundation
import TestSupport
import Testing

@testable import RelayKit

/// Certificates whose keys or signatures browsers do not take, or nobody here can verify.
@Suite(.pitfall(.serverName)) struct OddCertificateTests {
  @Test(arguments: [
    Row(
      "rsa1024", [OddCertificate.rsa1024],
      "certificate has an RSA key of 1024 bits, which is too weak: "
        + "have it issued anew with 2048 or more"),
    Row(
      "koblitz", [OddCertificate.koblitz],
      "certificate has a key that browsers do not take (elliptic curve 1.3.132.0.10): "
        + "have it issued anew for one of P-256, or RSA of 2048 bits"),
    Row("sha1", [OddCertificate.sha1], Self.weak("SHA-1")),
    Row("ellipticSHA1", [OddCertificate.ellipticSHA1], Self.weak("SHA-1")),
    Row("md5", [OddCertificate.md5], Self.weak("MD5")),
    Row(
      "pss", [OddCertificate.pss],
      "certificate is signed with RSASSA-PSS, which cannot be verified here: "
        + "have it issued anew with SHA-256, and RSA (PKCS #1) or ECDSA"),
    Row(
      "below a weak authority", [OddCertificate.belowWeakAuthority, OddCertificate.weakAuthority],
      "certificate is signed by Weak Authority, which has an RSA key of 1024 bits, which is too "
        + "weak: have the server's signed by another authority",
      issuer: "Weak Authority"),
    Row(
      "beside one that has no part in it", [OddCertificate.sha1, OddCertificate.weakAuthority],
      Self.weak("SHA-1")),
  ])
  func `are told by what is wrong with them, and described`(row: Row) async throws {
    let roots = [OddCertificate.ellipticRoot, OddCertificate.rsaRoot].joined(separator: "\n")
    let verifier = try TLSTrust(.pem(roots)).verifier
    let chain = SentChain(try row.chain.map(OddCertificate.read))
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    let finding = await verifier.judge(chain, for: "turn.example", at: now)
    #expect(finding.fault?.displayText.text == row.text)
    #expect(finding.summary?.names == ["turn.example"])
    #expect(finding.summary?.issuer.text == row.issuer)
    #expect(finding.summary.map { (36_000...36_525).contains($0.daysLeft) } == true)
  }

  @Test func `among one's own roots are named where one is needed`() async throws {
    let roots = [OddCertificate.weakAuthority, OddCertificate.ellipticRoot].joined(separator: "\n")
    let verifier = try TLSTrust(.pem(roots)).verifier
    let chain = SentChain([try OddCertificate.read(OddCertificate.belowWeakAuthority)])
    let finding = await verifier.judge(chain, for: "turn.example")
    #expect(finding.fault == .flawed(.issuer("Weak Authority"), .weakKey(bits: 1024)))
  }

  private static func weak(_ kind: String) -> String {
    "certificate is signed with \(kind), and browsers refuse that: "
      + "have it issued anew with SHA-256, and RSA or ECDSA"
  }

  @Test func `hinder none that has no need of them`() async throws {
    let verifier = try TLSTrust(.pem(OddCertificate.ellipticRoot)).verifier
    let sent = [OddCertificate.ellipticRoot, OddCertificate.weakAuthority]
    let chain = SentChain(try sent.map(OddCertificate.read))
    #expect(chain.others.isEmpty && chain.unverified.count == 1)
    let finding = await verifier.judge(chain, for: "turn.example")
    #expect(finding.fault == .nameless(wanted: "turn.example"))
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var chain: [String]
    var text: String
    var issuer: String

    init(_ what: String, _ chain: [String], _ text: String, issuer: String = "Test Root") {
      (testDescription, self.chain, self.text, self.issuer) = (what, chain, text, issuer)
    }
  }
}
