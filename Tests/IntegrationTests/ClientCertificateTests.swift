import TestSupport
import Testing

/// Servers of `openssl` that take no client like a browser, each told by the cause.
@Suite(.pitfall(.wrongRung), .timeLimit(.minutes(1))) struct ClientCertificateTests {
  /// The one asks before its handshake is done, the other refuses when it is (RFC 8446 §2).
  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func `that want a certificate of the client say so`(version: String) async throws {
    let server = try await probe(["-Verify", "1", "-verify_return_error", version])
    #expect(server.verdict == "misconfigured", "\(server)")
    #expect(
      server.reason
        == "wants a certificate of its clients (mutual TLS), which browsers have none of: "
        + "have it ask for none")
  }

  @Test func `that share no cipher are not said to want one`() async throws {
    let cipher = "ECDHE-ECDSA-CAMELLIA256-SHA384:@SECLEVEL=0"
    let server = try await probe(["-tls1_2", "-cipher", cipher])
    #expect(server.verdict == "misconfigured", "\(server)")
    #expect(server.reason?.hasPrefix("finds no cipher or certificate in common") == true)
  }

  private func probe(_ options: [String]) async throws -> ProbeReport.Server {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["127.0.0.1"])
    let (port, folder) = (try FreePort.next(), try TemporaryFolder())
    let server = try RunningProcess(
      Command(
        "openssl",
        [
          "s_server", "-www", "-accept", "127.0.0.1:\(port)", "-cert", leaf.certificate, "-key",
          leaf.key,
        ]
          + ["-CAfile", authority.certificate] + options),
      output: folder.file("output"), errors: folder.file("output"))
    #expect(
      await eventually(within: .seconds(10)) {
        (try? folder.text("output").contains("ACCEPT")) == true
      })
    let servers = CredentialAPI.document(urls: ["turns:127.0.0.1:\(port)?transport=tcp"])
    let run = try await ProbeRun(
      TurntopBinary.command(
        ["probe", "--format", "json", "--count", "1", "--ca-file", authority.certificate]
          + ["--ice-servers", try folder.write(servers.utf8, to: "own.json")]))
    await server.end()
    return try #require(run.servers.first)
  }
}
