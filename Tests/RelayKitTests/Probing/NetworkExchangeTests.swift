import Glibc
import NIOCore
import NIOPosix
import RelayKit
import STUN
import Synchronization
import TestSupport
import Testing

/// Flows over real sockets, against servers that do what servers should not.
@Suite(.timeLimit(.minutes(1))) struct NetworkExchangeTests {
  @Test(arguments: [Transport.udp, .tcp])
  func `times the round trip to the answer that names the request`(transport: Transport)
    async throws
  {
    let outcome = try await outcome(transport, serving: .binding)
    guard case .answered(let answer, let roundTrip) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try answer.value(.xorMappedAddress)?.ip.isLoopback == true)
    #expect(roundTrip > .zero && roundTrip < .seconds(20))
  }

  @Test(
    .pitfall(.foreignAnswer),
    arguments: [
      OddServer.Behaviour.foreign, .echo, .indication, .otherMethod, .wrongFingerprint,
    ])
  func `ignores what is no answer to the request, and counts it`(
    behaviour: OddServer.Behaviour
  ) async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    let ends = Mutex<[ExchangeError]>([])
    let outcome = try await outcome(
      .udp, serving: behaviour, patience: brief, through: opener
    ) { reason in
      ends.withLock { $0.append(reason) }
    }
    #expect(outcome == .foreign)
    #expect(opener.meter.traffic.foreign == 1)
    #expect(ends.withLock { $0 } == [.closedByPeer])
  }

  @Test(
    arguments: [
      (.foreign, 1), (.channelData, 1), (.half, 0),
    ] as [(OddServer.Behaviour, Int)])
  func `tells a stream on which nothing comes that was asked for from a silent one`(
    behaviour: OddServer.Behaviour, foreign: Int
  ) async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    let outcome = try await outcome(.tcp, serving: behaviour, patience: brief, through: opener)
    #expect(outcome == .foreign)
    #expect(opener.meter.traffic.foreign == foreign)
  }

  @Test(arguments: [Transport.udp, .tcp])
  func `counts what is not STUN as foreign`(transport: Transport) async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    _ = try await outcome(transport, serving: .html, patience: brief, through: opener)
    #expect(opener.meter.traffic.foreign == 1)
  }

  @Test func `takes no answer that comes late or twice for a foreign one`() async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    let outcome = try await outcome(.udp, serving: .twice, patience: brief, through: opener)
    guard case .answered = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(opener.meter.traffic.foreign == 0)
  }

  @Test(
    arguments: [
      (.udp, .binding, 40), (.udp, .foreign, 40), (.udp, .echo, 28), (.udp, .html, 28),
      (.udp, .silence, 0), (.tcp, .binding, 40), (.tcp, .foreign, 40), (.tcp, .html, 28),
    ] as [(Transport, OddServer.Behaviour, Int)])
  func `counts every byte, whatever it is`(
    transport: Transport, behaviour: OddServer.Behaviour, received: Int
  ) async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    _ = try await outcome(transport, serving: behaviour, patience: brief, through: opener)
    #expect(opener.meter.traffic.bytesSent == 28)
    #expect(opener.meter.traffic.bytesReceived == received)
  }

  /// The flow's loop is held up while the answer comes, as all of a process is that is stopped.
  @Test func `takes no time of an answer that lay in its socket while the process was stopped`()
    async throws
  {
    let server = try await OddServer(.binding, transport: .tcp)
    let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system), group: loop)
    let outcome = try await outcome(
      .tcp, port: server.port, through: opener,
      sending: { send in
        loop.next().execute {
          send()
          usleep(600_000)
        }
      })
    #expect(outcome == .interrupted)
    try await server.end()
    try await loop.shutdownGracefully()
  }

  @Test func `tells what is not STUN from silence`() async throws {
    let error = DecodeError.firstByte(UInt8(ascii: "H"), wanted: .message)
    #expect(try await outcome(.udp, serving: .html, patience: brief) == .malformed(error))
    #expect(try await outcome(.tcp, serving: .html) == .closed(.malformed(error)))
  }

  @Test func `tells a stream that the server ends`() async throws {
    #expect(try await outcome(.tcp, serving: .goodbye) == .closed(.closedByPeer))
  }

  @Test func `tells an UDP port on which nothing listens`() async throws {
    let port = try FreePort.next()
    #expect(try await outcome(.udp, port: port) == .closed(.refused))
  }

  @Test func `tells a TCP port on which nothing listens`() async throws {
    let port = try FreePort.next()
    await #expect(throws: ExchangeError.refused) { try await outcome(.tcp, port: port) }
  }

  @Test func `gives up a TLS handshake that nobody answers`() async throws {
    await #expect(throws: ExchangeError.timedOut(.tls)) {
      try await outcome(.tls, serving: .silence, name: "a.example", patience: brief)
    }
  }

  @Test func `takes plain text for no TLS at all`() async throws {
    await #expect {
      try await outcome(.tls, serving: .html, name: "a.example")
    } throws: { error in
      if case ExchangeError.tls = error { true } else { false }
    }
  }

  /// The alerts of RFC 8446 §6.
  @Test(
    arguments: [
      (40, .nothingShared), (42, .clientCertificate), (46, .clientCertificate),
      (48, .clientCertificate), (70, .oldVersion), (71, .nothingShared), (112, .unknownName),
      (116, .clientCertificate),
    ] as [(UInt8, TLSAlert)])
  func `tells why a server refuses TLS`(code: UInt8, alert: TLSAlert) async throws {
    await #expect(throws: ExchangeError.alert(alert)) {
      try await outcome(.tls, serving: .alert(code), name: "a.example")
    }
  }

  @Test func `tells a port that speaks TLS and is asked without`() async throws {
    let outcome = try await outcome(.tcp, serving: .alert(50))
    #expect(outcome == .closed(.malformed(.tlsAlert)))
  }

  /// How long silence is listened to.
  private let brief = Duration.milliseconds(300)

  private func outcome(
    _ transport: Transport, serving behaviour: OddServer.Behaviour, name: String? = nil,
    patience: Duration = .seconds(20), through opener: NetworkExchangeOpener? = nil,
    onClose: @escaping @Sendable (ExchangeError) -> Void = { _ in }
  ) async throws -> RoundTrip {
    let server = try await OddServer(behaviour, transport: transport)
    do {
      let outcome = try await outcome(
        transport, port: server.port, name: name, timeout: patience, through: opener,
        onClose: onClose)
      try await server.end()
      return outcome
    } catch {
      try await server.end()
      throw error
    }
  }

  private func outcome(
    _ transport: Transport, port: UInt16, name: String? = nil,
    timeout: Duration = .seconds(20), through opener: NetworkExchangeOpener? = nil,
    onClose: @escaping @Sendable (ExchangeError) -> Void = { _ in },
    sending: (@escaping @Sendable () -> Void) -> Void = { $0() }
  ) async throws -> RoundTrip {
    let opener = try opener ?? NetworkExchangeOpener(tls: try TLSTrust(.system))
    let target = Target(
      transport: transport, address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: port),
      serverName: name)
    let opened = try await opener.open(target, timeout: timeout, onClose: onClose)
    var generator = SystemRandomNumberGenerator()
    let request = Message(.request, .binding, transactionID: .random(using: &generator))
    let outcome = await withCheckedContinuation { continuation in
      sending {
        opened.exchange.send(request, timeout: timeout) {
          continuation.resume(returning: $0)
        }
      }
    }
    await opened.exchange.close()
    return outcome
  }
}
