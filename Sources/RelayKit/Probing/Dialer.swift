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

  private func dialStream(
    _ target: Target, _ timeout: Duration, _ handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws -> Connection {
    let slot = ChannelSlot()
    return try await withTaskCancellationHandler {
      let start = SurveyClock()
      let channel = try await connect(target, timeout, slot, handler)
      let connectTime = start.elapsed
      var connection = Connection(channel: channel, connectTime: connectTime)
      if let name = target.serverName {
        connection.certificate = try await secure(channel, name: name, timeout: timeout)
        connection.tlsTime = start.elapsed - connectTime
      }
      return connection
    } onCancel: {
      slot.close()
    }
  }

  /// The source with a port that the system chooses.
  private var localAddress: SocketAddress? {
    get throws { try source.map { try SocketAddress(TransportAddress(ip: $0, port: 0)) } }
  }

  private func connect(
    _ target: Target, _ timeout: Duration, _ slot: ChannelSlot,
    _ handler: @escaping @Sendable () -> any ChannelHandler
  ) async throws -> any Channel {
    var bootstrap = ClientBootstrap(group: group)
    if let local = try localAddress { bootstrap = bootstrap.bind(to: local) }
    return
      try await bootstrap
      .connectTimeout(.init(timeout))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        slot.hold(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(handler())
        }
      }
      .connect(to: SocketAddress(target.address))
      .get()
  }

  /// Puts TLS below the last handler, waits until the handshake is done and verified, and returns
  /// what the certificate says.
  private func secure(
    _ channel: any Channel, name: String, timeout: Duration
  ) async throws -> CertificateSummary? {
    let context = try tls.context.get()
    let findings = CertificateFindings(verifier: tls.verifier, name: name)
    let done = channel.eventLoop.makePromise(of: Void.self)
    Self.limit(done, to: .init(timeout), on: channel.eventLoop, findings)
    do {
      try await channel.eventLoop.submit {
        let secure = try NIOSSLClientHandler(
          context: context, serverHostname: TLSTrust.serverName(for: name),
          customVerificationCallback: findings.judge)
        let watch = HandshakeHandler(done: done)
        try channel.pipeline.syncOperations.addHandlers([secure, watch], position: .first)
      }.get()
      try await done.futureResult.get()
      return findings.latest?.summary
    } catch {
      done.fail(error)
      try? await channel.close()
      throw findings.latest?.fault.map(ExchangeError.certificate) ?? error
    }
  }

  /// Ends a handshake that the server leaves unfinished for `timeout`; the time that judging its
  /// chain takes here, as reading the system's roots may, is not the server's.
  private static func limit(
    _ done: EventLoopPromise<Void>, to timeout: TimeAmount, on eventLoop: any EventLoop,
    _ findings: CertificateFindings
  ) {
    let timer = eventLoop.scheduleTask(in: timeout) {
      guard findings.isJudging else { return done.fail(ExchangeError.timedOut(.tls)) }
      limit(done, to: timeout, on: eventLoop, findings)
    }
    done.futureResult.whenComplete { _ in timer.cancel() }
  }
}
