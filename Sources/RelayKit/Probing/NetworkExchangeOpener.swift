import NIOCore
import NIOPosix
import NIOSSL
import STUN

/// Opens flows over the network: a connected UDP socket, TCP, or TLS with chain and name verified.
package struct NetworkExchangeOpener: ExchangeOpener {
  private let group: any EventLoopGroup
  private let tls: TLSTrust

  package init(
    tls: TLSTrust, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    self.tls = tls
    self.group = group
  }

  package func open(
    _ target: Target, timeout: Duration,
    onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    do {
      switch target.transport {
      case .udp:
        return try await openDatagrams(target, onClose: onClose)
      case .tcp, .tls:
        return try await openStream(target, timeout: timeout, onClose: onClose)
      case .dtls:
        throw ExchangeError.failed("DTLS is not spoken by browsers, nor here")
      }
    } catch {
      throw ExchangeError(error)
    }
  }

  /// Connected, so that the kernel hands over only what comes from the target (RFC 8489 §6.3.3).
  private func openDatagrams(
    _ target: Target, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws -> OpenedExchange {
    let channel = try await DatagramBootstrap(group: group)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            DatagramEnvelopeHandler(),
            TransactionHandler(isStream: false, onClose: onClose))
        }
      }
      .connect(to: SocketAddress(target.address))
      .get()
    return OpenedExchange(exchange: ChannelExchange(channel: channel))
  }

  private func openStream(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws -> OpenedExchange {
    let slot = ChannelSlot()
    return try await withTaskCancellationHandler {
      let start = SurveyClock()
      let gate = ClosingGate(onClose)
      let channel = try await connect(target, timeout, slot, onClose: gate.closed)
      let connectTime = start.elapsed
      var opened = OpenedExchange(
        exchange: ChannelExchange(channel: channel), connectTime: connectTime)
      if let name = target.serverName {
        try await secure(channel, name: name, timeout: timeout)
        opened.tlsTime = start.elapsed - connectTime
      }
      gate.open()
      return opened
    } onCancel: {
      slot.close()
    }
  }

  private func connect(
    _ target: Target, _ timeout: Duration, _ slot: ChannelSlot,
    onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws -> any Channel {
    try await ClientBootstrap(group: group)
      .connectTimeout(.init(timeout))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        slot.hold(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            TransactionHandler(isStream: true, onClose: onClose))
        }
      }
      .connect(to: SocketAddress(target.address))
      .get()
  }

  /// Puts TLS below the flow's handler and waits until the handshake is done and verified.
  private func secure(_ channel: any Channel, name: String, timeout: Duration) async throws {
    let context = try tls.context.get()
    let done = channel.eventLoop.makePromise(of: Void.self)
    let timer = channel.eventLoop.scheduleTask(in: .init(timeout)) {
      done.fail(ExchangeError.timedOut(.tls))
    }
    do {
      try await channel.eventLoop.submit {
        let secure = try NIOSSLClientHandler(
          context: context, serverHostname: TLSTrust.serverName(for: name))
        let watch = HandshakeHandler(done: done)
        try channel.pipeline.syncOperations.addHandlers([secure, watch], position: .first)
      }.get()
      try await done.futureResult.get()
      timer.cancel()
    } catch {
      timer.cancel()
      done.fail(error)
      try? await channel.close()
      throw error
    }
  }
}
