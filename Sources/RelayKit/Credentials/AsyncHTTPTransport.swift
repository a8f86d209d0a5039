import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// HTTP over sockets, by async-http-client: HTTP/2 where the server offers it.
package struct AsyncHTTPTransport: HTTPTransport {
  /// What is trusted, and which way requests go.
  package struct Settings: Sendable {
    package var trust: TLSTrust.Roots
    package var proxy: HTTPProxy?
    /// The address of this host to send from; `nil` leaves that to the system.
    package var source: SourceAddress?
    /// For the TCP connection; TLS has the request's timeout.
    package var connectTimeout = Duration.seconds(10)

    package init(
      trust: TLSTrust.Roots = .system, proxy: HTTPProxy? = nil, source: SourceAddress? = nil
    ) {
      self.trust = trust
      self.proxy = proxy
      self.source = source
    }
  }

  private let client: HTTPClient
  private let proxy: HTTPProxy?

  /// Opens a transport for as long as `body` runs; its connections are closed at the end.
  ///
  /// Throws `TLSTrustError` where the roots cannot be read, and what `body` throws.
  package static func withTransport<Result>(
    _ settings: Settings, _ body: (AsyncHTTPTransport) async throws -> Result
  ) async throws -> Result {
    let configuration = try HTTPClient.Configuration(settings)
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(AsyncHTTPTransport(client: client, proxy: settings.proxy))
    }
  }

  package func get(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let result = await withTaskGroup(of: Result<HTTPAnswer, HTTPTransportError>?.self) { group in
      group.addTask { await answer(to: request) }
      group.addTask {
        try? await Task.sleep(for: request.timeout)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    return try (result ?? .failure(.timedOut)).get()
  }

  private func answer(to get: HTTPGet) async -> Result<HTTPAnswer, HTTPTransportError> {
    var request = HTTPClientRequest(url: get.url.revealed)
    request.headers.add(name: "accept", value: "application/json")
    request.headers.add(name: "user-agent", value: "turntop")
    do {
      let response = try await client.execute(request, timeout: .init(get.timeout))
      return try await answer(response, bodyLimit: get.bodyLimit)
    } catch {
      return .failure(HTTPTransportError(error, proxy: proxy))
    }
  }

  private func answer(
    _ response: HTTPClientResponse, bodyLimit: Int
  ) async throws -> Result<HTTPAnswer, HTTPTransportError> {
    do {
      let body = try await response.body.collect(upTo: bodyLimit)
      return .success(HTTPAnswer(response, body: body))
    } catch is NIOTooManyBytesError {
      return .failure(.bodyTooLarge(status: Int(response.status.code), limit: bodyLimit))
    }
  }
}

extension HTTPClient.Configuration {
  fileprivate init(_ settings: AsyncHTTPTransport.Settings) throws(TLSTrustError) {
    self.init(
      tlsConfiguration: try TLSTrust.configuration(settings.trust),
      redirectConfiguration: .disallow,
      timeout: .init(connect: .init(settings.connectTimeout)),
      proxy: settings.proxy.map(HTTPClient.Configuration.Proxy.init))
    httpVersion = .automatic
    localAddress = settings.source.map { "\($0.ip)" }
    connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Region.all.count + 1
    connectionPool.retryConnectionEstablishment = false
  }
}

extension HTTPClient.Configuration.Proxy {
  fileprivate init(_ proxy: HTTPProxy) {
    let authorization = proxy.user.map { user in
      HTTPClient.Authorization.basic(
        username: user.revealed, password: proxy.password?.revealed ?? "")
    }
    self = .server(host: proxy.host, port: proxy.port, authorization: authorization)
  }
}

extension HTTPAnswer {
  fileprivate init(_ response: HTTPClientResponse, body: ByteBuffer) {
    self.init(
      status: Int(response.status.code),
      retryAfter: response.headers.first(name: "retry-after"),
      date: response.headers.first(name: "date"),
      location: response.headers.first(name: "location"),
      body: Array(body.readableBytesView))
  }
}
