import Foundation
import RelayKit
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct AsyncHTTPTransportTests {
  @Test func `sends 22 requests at once over as many plain connections`() async throws {
    let meeting = ThreadMeeting(of: 22)
    let responder = try HTTPResponder { _ in meeting.attend() ? .init(200, "[]") : .init(503, "") }
    let answers = try await get(22, from: responder.baseURL)
    #expect(answers == Array(repeating: .success(200), count: 22))
  }

  @Test func `sends 22 requests at once over one connection where HTTP/2 is offered`()
    async throws
  {
    let meeting = ThreadMeeting(of: 22)
    let responder = try HTTPResponder { _ in meeting.attend() ? .init(200, "[]") : .init(503, "") }
    let authority = try await CertificateAuthority()
    let nginx = try await Nginx(
      before: responder.baseURL, certificate: authority.leaf(for: ["localhost"]))
    let settings = try AsyncHTTPTransport.Settings(trust: authority.roots)
    let answers = try await get(22, from: nginx.baseURL, settings)
    await nginx.end()
    #expect(answers == Array(repeating: .success(200), count: 22))
    let lines = try nginx.accessLog.split(separator: "\n").map(String.init)
    #expect(lines == Array(repeating: "HTTP/2.0 GET / 200", count: 22))
    #expect(try nginx.connectionCount == 1)
  }

  @Test func `fetches the credentials of every region through nginx and its certificate`()
    async throws
  {
    let responder = try HTTPResponder { request in
      .init(200, #"[{"urls": "turn:\#(request.query["region"] ?? "").example"}]"#)
    }
    let authority = try await CertificateAuthority()
    let nginx = try await Nginx(
      before: responder.baseURL, certificate: authority.leaf(for: ["localhost"]))
    let service = try MeteredService(baseURL: nginx.baseURL)
    let settings = try AsyncHTTPTransport.Settings(trust: authority.roots)
    var urls: Set<String> = []
    try await AsyncHTTPTransport.withTransport(settings) { transport in
      let client = MeteredClient(service: service, key: Secret("k"), transport: transport)
      await client.fetch(Region.all) { outcome in
        urls.formUnion((try? outcome.result.get().servers.flatMap(\.urls)) ?? [])
      }
    }
    await nginx.end()
    #expect(urls == Set(Region.all.map { "turn:\($0.name).example" }))
  }

  @Test func `brings status, header fields and body`() async throws {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    let responder = try HTTPResponder { _ in
      .init(429, "slow down", headers: ["Retry-After": "7", "Date": date])
    }
    #expect(
      try await AsyncHTTPTransport.result(responder.baseURL)
        == .success(
          HTTPAnswer(status: 429, retryAfter: "7", date: date, body: Array("slow down".utf8))))
  }

  @Test func `follows no redirect`() async throws {
    let count = Mutex(0)
    let responder = try HTTPResponder { _ in
      count.withLock { $0 += 1 }
      return .init(302, "", headers: ["Location": "/elsewhere"])
    }
    #expect(
      try await AsyncHTTPTransport.result(responder.baseURL)
        == .success(HTTPAnswer(status: 302, location: "/elsewhere")))
    #expect(count.withLock { $0 } == 1)
  }

  @Test func `takes a body up to the limit, and none beyond`() async throws {
    let responder = try HTTPResponder { request in
      .init(200, String(repeating: "x", count: request.path == "/long" ? 1025 : 1024))
    }
    #expect(
      try await AsyncHTTPTransport.result(responder.baseURL, bodyLimit: 1024).get().body.count
        == 1024)
    #expect(
      try await AsyncHTTPTransport.result(responder.baseURL + "/long", bodyLimit: 1024)
        == .failure(.bodyTooLarge(status: 200, limit: 1024)))
  }

  @Test func `says what was answered that is not HTTP`() async throws {
    let responder = try HTTPResponder { _ in
      .init(302, "", headers: ["Location": "/else\u{1}where"])
    }
    #expect(
      try await AsyncHTTPTransport.result(responder.baseURL)
        == .failure(.malformedAnswer("invalid character in header")))
  }

  @Test func `says that nothing listens`() async throws {
    let port = try FreePort.next()
    #expect(
      try await AsyncHTTPTransport.result("http://127.0.0.1:\(port)")
        == .failure(.connection(.refused)))
  }

  @Test func `says that a name does not resolve`() async throws {
    #expect(try await AsyncHTTPTransport.result("https://name.invalid") == .failure(.unknownHost))
  }

  @Test func `ends at the timeout`() async throws {
    let meeting = ThreadMeeting(of: 2)
    let responder = try HTTPResponder { _ in meeting.attend() ? .init(200, "") : .init(503, "") }
    let result = try await AsyncHTTPTransport.result(responder.baseURL, timeout: .milliseconds(100))
    #expect(result == .failure(.timedOut))
    _ = meeting.attend()
  }

  @Test func `ends when it is cancelled`() async throws {
    let meeting = ThreadMeeting(of: 3)
    let responder = try HTTPResponder { _ in meeting.attend() ? .init(200, "") : .init(503, "") }
    let getting = Task {
      try await AsyncHTTPTransport.result(responder.baseURL, timeout: .seconds(600))
    }
    #expect(await eventually(within: .seconds(20)) { meeting.attendance == 1 })
    getting.cancel()
    await #expect(throws: HTTPTransportError.self) { try await getting.value.get() }
    for _ in 0..<2 { Thread.detachNewThread { _ = meeting.attend() } }
  }

  @Test func `trusts no authority that it was not told of, and no other host's certificate`()
    async throws
  {
    let responder = try HTTPResponder { _ in .init(200, "") }
    let authority = try await CertificateAuthority()
    let nginx = try await Nginx(
      before: responder.baseURL, certificate: authority.leaf(for: ["other.example"]))
    let strange = try await AsyncHTTPTransport.result(nginx.baseURL)
    let trusted = try AsyncHTTPTransport.Settings(trust: authority.roots)
    let misnamed = try await AsyncHTTPTransport.result(nginx.baseURL, trusted)
    await nginx.end()
    for result in [strange, misnamed] {
      guard case .failure(.connection(.certificate)) = result else {
        Issue.record("expected an untrusted certificate: \(result)")
        continue
      }
    }
  }

  /// The statuses of `count` requests sent at once.
  private func get(
    _ count: Int, from url: String, _ settings: AsyncHTTPTransport.Settings = .init()
  ) async throws -> [Result<Int, HTTPTransportError>] {
    try await AsyncHTTPTransport.withTransport(settings) { transport in
      await withTaskGroup(of: Result<Int, HTTPTransportError>.self) { group in
        for _ in 0..<count {
          group.addTask {
            await transport.result(HTTPGet(url: Secret(url), timeout: .seconds(30)))
              .map(\.status)
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }
  }
}
