import NIOSSL
import SwiftASN1
import TestSupport
import Testing
import X509

@testable import RelayKit

/// What is said of a server's chain, and that none passes that browsers refuse.
@Suite(.pitfall(.serverName)) struct CertificateJudgementTests {
  @Test(arguments: [
    Row("sound", nil),
    Row("for servers", nil) { $0.leaf.append(try ExtendedKeyUsage([.serverAuth, .clientAuth])) },
    Row("for all purposes", nil) { $0.leaf.append(try ExtendedKeyUsage([.any])) },
    Row("for servers, critically", nil) {
      $0.leaf.append(Critical(try ExtendedKeyUsage([.serverAuth])))
    },
    Row(
      "for clients alone",
      "certificate is for clientAuth, not for servers (extended key usage without serverAuth): "
        + "have it issued anew with serverAuth"
    ) { $0.leaf.append(try ExtendedKeyUsage([.clientAuth])) },
    Row(
      "for mail and code, critically",
      "certificate is for emailProtection, codeSigning, not for servers "
        + "(extended key usage without serverAuth): have it issued anew with serverAuth"
    ) { $0.leaf.append(Critical(try ExtendedKeyUsage([.emailProtection, .codeSigning]))) },
    Row(
      "by an authority for clients",
      "certificate is signed by R1, which is for clientAuth, not for servers "
        + "(extended key usage without serverAuth): "
        + "have the server's signed by another authority"
    ) {
      $0.authorities = [.init(name: "R1")]
      $0.authorities[0].parts.append(try ExtendedKeyUsage([.clientAuth]))
    },
    Row("below a root that is for clients", nil) {
      $0.root.append(try ExtendedKeyUsage([.clientAuth]))
    },
    Row(
      "for clients, and expired",
      "certificate expired 1 day ago: its owner has to renew it"
    ) {
      $0.leaf.append(Critical(try ExtendedKeyUsage([.clientAuth])))
      $0.validity = -864_000...(-86_405)
    },
  ])
  func `takes one for servers alone`(row: Row) async throws { try await row.expect() }

  @Test(arguments: [
    Row(
      "by one that is no authority",
      "certificate is signed by R1, which is no authority (CA:FALSE): "
        + "have the server's signed by another authority"
    ) {
      $0.authorities = [.init(name: "R1", parts: [BasicConstraints.notCertificateAuthority])]
    },
    Row(
      "by one that does not say so",
      "certificate is signed by R1, which is no authority (CA:FALSE): "
        + "have the server's signed by another authority"
    ) { $0.authorities = [.init(name: "R1", parts: [])] },
    Row(
      "by one too deep",
      "certificate is signed by R1, which allows 0 more authorities below itself, and more are "
        + "(path length): have the server's signed by another authority"
    ) {
      $0.authorities = [
        .init(name: "R1", parts: [BasicConstraints.isCertificateAuthority(maxPathLength: 0)]),
        .init(name: "R2"),
      ]
    },
    Row(
      "by one for other names",
      "certificate is signed by R1, which may not vouch for names like these (name constraints): "
        + "have the server's signed by another authority"
    ) {
      $0.authorities = [.init(name: "R1")]
      $0.authorities[0].parts.append(
        Critical(NameConstraints(permittedSubtrees: [.dnsName("other.example")])))
    },
    Row(
      "with an extension nobody knows",
      "certificate demands to be understood in an extension that nobody here knows "
        + "(1.2.3.4.5, critical): have it issued anew without that extension"
    ) { $0.leaf.append(Self.unknown) },
    Row(
      "by one with an extension nobody knows",
      "certificate is signed by R1, which demands to be understood in an extension that nobody "
        + "here knows (1.2.3.4.5, critical): have the server's signed by another authority"
    ) {
      $0.authorities = [.init(name: "R1")]
      $0.authorities[0].parts.append(Self.unknown)
    },
    Row("under policies that bind nobody", nil) {
      $0.leaf.append(
        Certificate.Extension(
          oid: [2, 5, 29, 32], critical: true, value: [0x30, 6, 0x30, 4, 6, 2, 0x2A, 3]))
    },
    Row(
      "for another name, which is to be heeded",
      "certificate is for other.example, not turn.example: check the URL"
    ) { $0.names = Critical(SubjectAlternativeNames([.dnsName("other.example")])) },
  ])
  func `names the rule that the way to a trusted root breaks`(row: Row) async throws {
    try await row.expect()
  }

  private static let unknown = Certificate.Extension(
    oid: [1, 2, 3, 4, 5], critical: true, value: [5, 0])

  @Test(arguments: ["192.0.2.9", "2001:db8::9"])
  func `tells an address that stands as a name of the DNS`(address: String) async throws {
    var chain = TestChain()
    chain.names = SubjectAlternativeNames([.dnsName("turn.example"), .dnsName(address)])
    let finding = try await chain.judged(for: address)
    #expect(
      finding.fault?.displayText.text
        == "certificate lists \(address) as a DNS name, which is not heeded for an address: "
        + "have it issued anew with that as an IP address (subjectAltName IP:)")
  }

  @Test(
    arguments: [
      (-864_000...(-2 * 86_400 - 5), "expired 2 days ago: its owner has to renew it"),
      (-864_000...(-86_400 - 5), "expired 1 day ago: its owner has to renew it"),
      (-864_000...(-86_400 + 5), "expired 23 hours ago: its owner has to renew it"),
      (-864_000...(-3_600), "expired 1 hour ago: its owner has to renew it"),
      (-864_000...(-1), "expired less than an hour ago: its owner has to renew it"),
      (1...864_000, "is valid only in less than an hour: is this host's clock right?"),
      (90_000...864_000, "is valid only in 1 day: is this host's clock right?"),
      (172_799...864_000, "is valid only in 1 day: is this host's clock right?"),
    ] as [(ClosedRange<Double>, String)])
  func `counts whole days, and hours below one`(
    validity: ClosedRange<Double>, text: String
  ) async throws {
    var chain = TestChain()
    chain.validity = validity
    let finding = try await chain.judged(for: "turn.example")
    #expect(finding.fault?.displayText.text == "certificate \(text)")
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String?
    var change: @Sendable (inout TestChain) throws -> Void

    init(
      _ what: String, _ text: String?,
      _ change: @escaping @Sendable (inout TestChain) throws -> Void = { _ in }
    ) {
      (testDescription, self.text, self.change) = (what, text, change)
    }

    func expect() async throws {
      var chain = TestChain()
      try change(&chain)
      let finding = try await chain.judged(for: "turn.example")
      #expect(finding.fault?.displayText.text == text)
      #expect(finding.summary?.issuer.text == chain.authorities.last?.name ?? "Root")
    }
  }
}
