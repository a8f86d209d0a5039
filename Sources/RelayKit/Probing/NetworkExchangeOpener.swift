import NIOCore
import NIOPosix
import STUN

/// Opens flows over the network.
package struct NetworkExchangeOpener: ExchangeOpener {
  let dialer: Dialer

  /// An opener that sends from `source`, or from where the system's routes say.
  package init(
    tls: TLSTrust, source: SourceAddress? = nil,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    dialer = Dialer(tls: tls, source: source?.ip, group: group)
  }

  package func open(
    _ target: Target, timeout: Duration, news: @escaping @Sendable (ExchangeNews) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    guard target.transport != .udp else {
      return OpenedExchange(
        exchange: try DatagramExchange(to: target.address, from: dialer.source, news: news))
    }
    return try await openStream(target, timeout: timeout, news: news)
  }

  private func openStream(
    _ target: Target, timeout: Duration, news: @escaping @Sendable (ExchangeNews) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    let gate = ClosingGate { news(.closed($0)) }
    let connection = try await dialer.dial(target, timeout: timeout) {
      TransactionHandler { item in
        if case .closed(let reason) = item { gate.closed(reason) } else { news(item) }
      }
    }
    gate.open()
    return OpenedExchange(
      exchange: ChannelExchange(channel: connection.channel),
      connectTime: connection.connectTime, tlsTime: connection.tlsTime,
      certificate: connection.certificate)
  }
}
