import Synchronization
import TestSupport
import Testing

/// For whom TLS asks, as a server finds it in the first bytes that come.
@Suite(.timeLimit(.minutes(1)), .pitfall(.serverName)) struct ServerNameTests {
  @Test(arguments: [("localhost", "localhost"), ("127.0.0.1", nil)] as [(String, String?)])
  func `is the host of the URL, and never an address`(host: String, name: String?) async throws {
    let hellos = Mutex<[[UInt8]]>([])
    let server = try ScriptedServer { request in
      hellos.withLock { $0.append(request) }
      return [.close]
    }
    let url = "turns:\(host):\(server.port)?transport=tcp"
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: [url]))
    let options = ["--region", "us_east", "--ipv4", "--count", "1"]
    _ = try await ProbeRun(of: api.baseURL, options)
    let names = try hellos.withLock { try $0.map(serverName) }
    #expect(!names.isEmpty && names.allSatisfy { $0 == name }, "\(names)")
  }

  /// The name in a ClientHello (RFC 8446 §4.1.2, RFC 6066 §3); `nil` where it has none.
  private func serverName(in hello: [UInt8]) throws -> String? {
    var rest = hello[...]
    func take(_ count: Int) throws -> ArraySlice<UInt8> {
      try #require(rest.count >= count, "\(hello)")
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func number(of bytes: Int) throws -> Int { try take(bytes).reduce(0) { $0 << 8 | Int($1) } }

    // The heads of the record and of the handshake's message, the version and the random bytes.
    _ = try take(5 + 4 + 2 + 32)
    // Session, cipher suites and compressions.
    for size in [1, 2, 1] { _ = try take(number(of: size)) }
    _ = try number(of: 2)
    while !rest.isEmpty {
      let type = try number(of: 2)
      let value = try take(number(of: 2))
      // A list of one name, with the lengths of both and the kind of the name before it.
      if type == 0 { return String(decoding: value.dropFirst(5), as: UTF8.self) }
    }
    return nil
  }
}
