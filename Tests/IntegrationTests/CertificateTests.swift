import Foundation
import TestSupport
import Testing

/// Certificates that must not pass, each told by its cause, and none a reason to give up UDP.
@Suite(.pitfall(.serverName), .timeLimit(.minutes(1))) struct CertificateTests {
  @Test func `that is sound is described`() async throws {
    let run = try await probe { try await $0.leaf(for: Self.names) }
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    let certificate = try #require(run.servers[3].certificate)
    #expect(certificate.names == Self.names)
    #expect(certificate.issuer == CertificateAuthority.name)
    #expect((1...2).contains(certificate.daysLeft))
    #expect((run.servers[3].tlsMs ?? 0) > 0)
  }

  @Test func `that has expired says so, and who has to act`() async throws {
    let run = try await probe { try await $0.leaf(for: Self.names, .init(from: -9, to: -3)) }
    expectRefusal(run, #"certificate expired 3 days ago: its owner has to renew it"#)
  }

  @Test func `that is for clients alone is refused`() async throws {
    let run = try await probe {
      try await $0.leaf(for: Self.names, saying: ["extendedKeyUsage=clientAuth"])
    }
    expectRefusal(
      run,
      "certificate is for clientAuth, not for servers [(]extended key usage without serverAuth[)]: "
        + "have it issued anew with serverAuth")
  }

  @Test func `that is not valid yet casts doubt on the clock`() async throws {
    let run = try await probe { try await $0.leaf(for: Self.names, .init(from: 3, to: 9)) }
    expectRefusal(run, #"certificate is valid only in [23] days: is this host's clock right\?"#)
  }

  @Test func `that is another host's names both`() async throws {
    let run = try await probe { try await $0.leaf(for: ["other.example", "192.0.2.1"]) }
    expectRefusal(
      run, #"certificate is for other\.example, 192\.0\.2\.1, not 127\.0\.0\.1: check the URL"#)
  }

  @Test func `that nobody known has signed names who did`() async throws {
    let run = try await probe(trusting: false) {
      try await $0.leaf(for: Self.names, sendingChain: true)
    }
    expectRefusal(
      run,
      "certificate is signed by \(CertificateAuthority.name), which is not trusted here: "
        + "a proxy intercepts TLS, or --ca-file is to name that authority")
  }

  /// Sixteen have more orders than can be tried, and the root is not among them.
  @Test func `that comes with a tangle of others is judged all the same`() async throws {
    let run = try await probe(trusting: false) { authority in
      let leaf = try await authority.leaf(for: Self.names)
      try await authority.tangle(leaf, with: 16)
      return leaf
    }
    expectRefusal(
      run,
      "certificate is signed by \(CertificateAuthority.name), which is not trusted here: "
        + "a proxy intercepts TLS, or --ca-file is to name that authority")
  }

  /// Its intermediate stands last, behind many that are of no use to it.
  @Test func `that comes with others in between is found to lead to its root`() async throws {
    let root = try await CertificateAuthority(named: "Root")
    let authority = try await CertificateAuthority(under: root)
    let stranger = try await CertificateAuthority(named: "Stranger")
    let leaf = try await authority.leaf(for: Self.names)
    let files = [leaf.certificate] + Array(repeating: stranger.certificate, count: 8)
    let texts = try (files + [authority.certificate]).map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }
    try texts.joined().write(toFile: leaf.certificate, atomically: true, encoding: .utf8)
    let coturn = try await Coturn(certificate: leaf)
    let run = try await RelayService(coturn, root).probe()
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    await coturn.end()
  }

  @Test func `that signed itself says what to do where it is one's own`() async throws {
    let run = try await probe { try await $0.leaf(for: Self.names, signedBy: .itself) }
    expectRefusal(
      run,
      "certificate of localhost is signed by itself: have --ca-file name it where it is yours")
  }

  @Test func `that is one's own and no authority is not to be named once more`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: Self.names, signedBy: .itself)
    let coturn = try await Coturn(certificate: leaf)
    let service = try RelayService(coturn, authority)
    let run = try await service.probe(
      ["--ca-file", leaf.certificate], trustingAuthority: false)
    expectRefusal(
      run,
      "certificate of localhost is signed by itself and no authority [(]CA:FALSE[)]: "
        + "issue it with CA:TRUE, or have an authority sign it")
    await coturn.end()
  }

  /// Its subject is the name at hand, which browsers do not heed (RFC 9525 §2).
  @Test(arguments: ["localhost", "127.0.0.1"])
  func `that lists no names is for nobody`(host: String) async throws {
    let run = try await probe(as: host) { try await $0.leaf(for: [host], listing: false) }
    expectRefusal(
      run,
      "certificate names no host [(]subjectAltName[)], so it is not for \(host): "
        + "its owner has to have it issued anew")
  }

  /// What a proxy hands out that reads along: made for the name at hand, by an authority of its own.
  @Test(arguments: ["Inspection CA", CertificateAuthority.name])
  func `that an authority other than the trusted one has signed names it`(
    interceptor: String
  ) async throws {
    let proxy = try await CertificateAuthority(named: interceptor)
    let run = try await probe { _ in
      try await proxy.leaf(for: Self.names, sendingChain: true)
    }
    expectRefusal(
      run,
      "certificate is signed by \(interceptor), which is not trusted here: "
        + "a proxy intercepts TLS, or --ca-file is to name that authority")
  }

  /// Who forgot `fullchain.pem` is told so, and nobody is called a proxy for it.
  @Test func `that comes without its intermediate has the server send it`() async throws {
    let run = try await probe {
      try await CertificateAuthority(named: "R11", under: $0).leaf(for: Self.names)
    }
    expectRefusal(
      run,
      "certificate is signed by R11, which is no root here and not sent with it: have the server "
        + "send its full chain; or a proxy intercepts TLS, or --ca-file is to name that authority")
  }

  @Test func `that comes with its intermediate is sound`() async throws {
    let run = try await probe {
      try await CertificateAuthority(named: "R11", under: $0)
        .leaf(for: Self.names, sendingChain: true)
    }
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    #expect(run.servers[3].certificate?.issuer == "R11")
  }

  @Test func `whose intermediate has expired names that one`() async throws {
    let run = try await probe {
      try await CertificateAuthority(named: "R11", .init(from: -9, to: -3), under: $0)
        .leaf(for: Self.names, sendingChain: true)
    }
    expectRefusal(
      run,
      "certificate is signed by R11, which expired 3 days ago: "
        + "have the server send the one that replaces it")
  }

  @Test func `whose root has expired asks for newer roots`() async throws {
    let root = try await CertificateAuthority(named: "Old Root", .init(from: -9, to: -3))
    let coturn = try await Coturn(certificate: try await root.leaf(for: Self.names))
    let run = try await RelayService(coturn, root).probe(["--ipv4"])
    expectRefusal(
      run,
      "certificate leads to the root Old Root, which expired 3 days ago: "
        + "renew the roots of this host, or the file that --ca-file names")
    await coturn.end()
  }

  /// Its issuer was issued anew since, so that no moment suits both.
  @Test func `that expired before its issuer began has expired all the same`() async throws {
    let run = try await probe {
      try await CertificateAuthority(named: "R11", .init(from: -2, to: 30), under: $0)
        .leaf(for: Self.names, .init(from: -9, to: -5), sendingChain: true)
    }
    expectRefusal(run, #"certificate expired 5 days ago: its owner has to renew it"#)
  }

  /// What was refused can still be looked at.
  @Test func `that is refused is described all the same`() async throws {
    let run = try await probe { try await $0.leaf(for: Self.names, .init(from: -9, to: -3)) }
    let certificate = try #require(run.servers[3].certificate)
    #expect(certificate.names == Self.names)
    #expect(certificate.issuer == CertificateAuthority.name)
    #expect((-4 ... -3).contains(certificate.daysLeft))
  }

  private static let names = ["localhost", "127.0.0.1"]

  /// Runs the binary on a coturn with this certificate.
  private func probe(
    trusting: Bool = true, as host: String? = nil,
    _ leaf: (CertificateAuthority) async throws -> CertificateAuthority.Leaf
  ) async throws -> ProbeRun {
    let authority = try await CertificateAuthority()
    let coturn = try await Coturn(certificate: try await leaf(authority))
    let run = try await RelayService(coturn, authority, as: host).probe(
      ["--ipv4"], trustingAuthority: trusting)
    let hasRelayed = coturn.log.granted.count
    #expect(hasRelayed == run.report.traffic.allocations)
    await coturn.end()
    return run
  }

  /// Expects that TLS alone is refused, for this reason, and that nothing was sent over it.
  private func expectRefusal(
    _ run: ProbeRun, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let verdicts = ["ok", "ok", "ok", "misconfigured"]
    #expect(run.servers.map(\.verdict) == verdicts, sourceLocation: sourceLocation)
    #expect(run.report.traffic.allocations == 2, sourceLocation: sourceLocation)
    guard let server = run.servers.last else { return }
    let text = server.reason ?? ""
    let words = try? Regex(reason).wholeMatch(in: text)
    #expect(words != nil, "\(text)", sourceLocation: sourceLocation)
    #expect(server.stage == "tls" && server.relayed == nil, sourceLocation: sourceLocation)
    #expect(server.rtt.received == 0, sourceLocation: sourceLocation)
  }
}
