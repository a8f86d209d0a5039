import TestSupport
import Testing

/// The binary against the credential endpoint, over HTTP/1.1 and behind Debian's nginx.
@Suite(.timeLimit(.minutes(1))) struct CredentialServiceTests {
  @Test func `is asked for every region over HTTP/2 behind nginx`() async throws {
    let authority = try await CertificateAuthority()
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["stun:127.0.0.1:9"]))
    let nginx = try await Nginx(
      before: api.baseURL, certificate: authority.leaf(for: ["localhost"]))
    let run = try await ProbeRun(of: nginx.baseURL, trusting: authority, Self.brief)
    #expect(run.report.regions.map(\.httpStatus) == Array(repeating: 200, count: 22))
    let requests = try nginx.accessLog.split(separator: "\n")
    #expect(requests.count == 22)
    #expect(Set(requests) == ["HTTP/2.0 GET /api/v1/turn/credentials 200"])
    await nginx.end()
  }

  @Test func `is not told the key where nobody vouches for its certificate`() async throws {
    let authority = try await CertificateAuthority()
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["stun:127.0.0.1:9"]))
    let nginx = try await Nginx(
      before: api.baseURL, certificate: authority.leaf(for: ["localhost"]))
    let outcome = try await ProbeRun.command(nginx.baseURL, Self.brief).run()
    #expect(outcome.status == 69, "\(outcome.errors)")
    #expect(outcome.errors.contains("certificate"), "\(outcome.errors)")
    #expect(try nginx.accessLog.isEmpty)
    await nginx.end()
  }

  @Test func `is asked for every region over HTTP/1.1`() async throws {
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["stun:127.0.0.1:9"]))
    let run = try await ProbeRun(of: api.baseURL, Self.brief)
    #expect(run.report.regions.map(\.httpStatus) == Array(repeating: 200, count: 22))
    #expect(run.outcome.status == 2)
  }

  private static let brief = ["--count", "1", "--timeout", "5s", "--no-allocate"]
}
