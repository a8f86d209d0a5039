import NIOCore
import NIOPosix
import NIOSSL
import STUN
import STUNSockets

/// Opens channels to targets: a connected UDP socket, TCP, or TLS with chain and name verified.
struct Dialer: Sendable {
  let tls: TLSTrust
  /// The address of this host to send from; `nil` leaves that to the system.
  let source: IPAddress?
  let group: any EventLoopGroup

  /// A channel that stands, and what that took.
  struct Connection: Sendable {
    var channel: any Channel
    /// The time TCP took to connect; `nil` over UDP.
    var connectTime: Duration?
    /// The time the TLS handshake took after that; `nil` without TLS.
    var tlsTime: Duration?
    var certificate: CertificateSummary?
  }

  /// The same, with every channel on `eventLoop`.
  func on(_ eventLoop: any EventLoop) -> Dialer {
    Dialer(tls: tls, source: source, group: eventLoop)
  }

  /// Dials `target` with `handler` last in the pipeline; ends at once where the task is cancelled.
  func dial(
    _ target: Target, timeout: Duration,
    handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws(ExchangeError) -> Connection {
    do {
      switch target.transport {
      case .udp: return try await dialDatagrams(target, handler)
      case .tcp, .tls: return try await dialStream(target, timeout, handler)
      case .dtls: throw ExchangeError.failed("DTLS is not spoken by browsers, nor here")
      }
    } catch {
      throw ExchangeError(error)
    }
  }

  /// Connected, so that the kernel hands over only what comes from the target (RFC 8489 §6.3.3).
  private func dialDatagrams(
    _ target: Target, _ handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws -> Connection {
    let bootstrap = DatagramBootstrap(group: group)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(DatagramEnvelopeHandler(), handler())
        }
      }
    let remote = try SocketAddress(target.address)
    guard let local = try localAddress else {
      return Connection(channel: try await bootstrap.connect(to: remote).get())
    }
    let channel = try await bootstrap.bind(to: local).get()
    do {
      try await channel.connect(to: remote).get()
    } catch {
      try? await channel.close()
      throw error
    }
    return Connection(channel: channel)
  }

  /// TLS begins as soon as the connection stands, and both are timed on the event loop.
  private func dialStream(
    _ target: Target, _ timeout: Duration, _ handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws -> Connection {
    let slot = ChannelSlot()
    return try await withTaskCancellationHandler {
      try await openStream(target, timeout, slot, handler)
    } onCancel: {
      slot.close()
    }
  }

  private func openStream(
    _ target: Target, _ timeout: Duration, _ slot: ChannelSlot,
    _ handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws -> Connection {
    let handshake = handshake(with: target, timeout)
    let eventLoop = group.next()
    let opened = eventLoop.makePromise(of: OpeningHandler.Times.self)
    do {
      let channel = try await connect(target, timeout, slot, on: eventLoop) {
        try secured(by: handshake) + [
          OpeningHandler(opened: opened, handshake: handshake), handler(),
        ]
      }
      let times = try await opened.futureResult.get()
      return Connection(
        channel: channel, connectTime: times.connect, tlsTime: times.tls,
        certificate: handshake?.findings.latest?.summary)
    } catch {
      opened.fail(error)
      await slot.closeAndWait()
      throw Self.reason(error, after: handshake?.findings.latest)
    }
  }

  /// Why an opening failed, as what was found of the chain before may tell more of it.
  private static func reason(
    _ error: any Error, after finding: CertificateVerifier.Finding?
  ) -> any Error {
    guard let finding else { return error }
    if let refusal = finding.refusal { return refusal }
    guard case .alert(let alert) = ExchangeError(error) else { return error }
    return ExchangeError.alert(alert.afterVerification)
  }

  /// What TLS is to find out; `nil` without it.
  private func handshake(with target: Target, _ timeout: Duration) -> Handshake? {
    target.serverName.map { name in
      Handshake(
        findings: CertificateFindings(verifier: tls.verifier, name: name), timeout: .init(timeout))
    }
  }

  /// The source with a port that the system chooses.
  private var localAddress: SocketAddress? {
    get throws { try source.map { try SocketAddress(TransportAddress(ip: $0, port: 0)) } }
  }

  private func connect(
    _ target: Target, _ timeout: Duration, _ slot: ChannelSlot, on eventLoop: any EventLoop,
    _ handlers: @escaping @Sendable () throws -> [any ChannelHandler]
  ) async throws -> any Channel {
    var bootstrap = ClientBootstrap(group: eventLoop)
    if let local = try localAddress { bootstrap = bootstrap.bind(to: local) }
    return
      try await bootstrap
      .connectTimeout(.init(timeout))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        slot.hold(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(handlers())
        }
      }
      .connect(to: SocketAddress(target.address))
      .get()
  }

  /// TLS, verified as `handshake` finds; nothing where that is `nil`.
  private func secured(by handshake: Handshake?) throws -> [any ChannelHandler] {
    guard let findings = handshake?.findings else { return [] }
    let secure = try NIOSSLClientHandler(
      context: try tls.context.get(), serverHostname: TLSTrust.serverName(for: findings.name),
      customVerificationCallback: findings.judge)
    return [secure]
  }
}
