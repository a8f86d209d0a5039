import RelayKit
import TestSupport
import Testing

/// Requests that a proxy is to pass on.
@Suite(.timeLimit(.minutes(1))) struct AsyncHTTPProxyTests {
  @Test func `goes through a proxy, and tells it who asks`() async throws {
    let responder = try HTTPResponder { _ in .init(200, "[]") }
    let authority = try await CertificateAuthority()
    let nginx = try await Nginx(
      before: responder.baseURL, certificate: authority.leaf(for: ["localhost"]))
    let proxy = try TunnelProxy()
    let settings = try AsyncHTTPTransport.Settings(
      trust: authority.roots,
      proxy: HTTPProxy(parsing: "http://user:pass@127.0.0.1:\(proxy.port)"))
    let answer = try await AsyncHTTPTransport.result(nginx.baseURL, settings).get()
    await nginx.end()
    #expect(answer.body == Array("[]".utf8))
    let head = try #require(proxy.heads.first).lowercased()
    #expect(head.hasPrefix("connect localhost:\(nginx.port) http/1.1\r\n"))
    #expect(head.contains("proxy-authorization: basic dxnlcjpwyxnz\r\n"))
  }

  @Test(arguments: [
    ("403 Forbidden", "opens no tunnel to the service"),
    ("407 Authentication Required", "asks for a user and a password"),
  ])
  func `says that the proxy opens no tunnel`(status: String, text: String) async throws {
    let proxy = try TunnelProxy(answering: status)
    let address = "127.0.0.1:\(proxy.port)"
    let settings = AsyncHTTPTransport.Settings(proxy: try HTTPProxy(parsing: address))
    #expect(
      try await AsyncHTTPTransport.result("https://a.example/?apiKey=secret", settings)
        == .failure(.proxy("proxy \(address) \(text)")))
  }

  @Test func `says that the proxy cannot be reached`() async throws {
    let address = "127.0.0.1:\(try FreePort.next())"
    let settings = AsyncHTTPTransport.Settings(proxy: try HTTPProxy(parsing: address))
    let why = """
      connection refused: nothing listens there, or a firewall rejects it; \
      check host and port
      """
    #expect(
      try await AsyncHTTPTransport.result("https://a.example", settings)
        == .failure(.proxy("proxy \(address) cannot be reached (\(why))")))
  }
}
