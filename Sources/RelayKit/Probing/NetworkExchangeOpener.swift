import NIOCore
import NIOPosix
import STUN

/// Opens flows over the network.
package struct NetworkExchangeOpener: ExchangeOpener {
  let dialer: Dialer
  package let meter = TrafficMeter()

  /// An opener that sends from `source`, or from where the system's routes say.
  package init(
    tls: TLSTrust, source: SourceAddress? = nil,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    dialer = Dialer(tls: tls, source: source?.ip, group: group)
  }

  package func open(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    guard target.transport != .udp else {
      return OpenedExchange(
        exchange: try DatagramExchange(
          to: target.address, from: dialer.source, meter: meter, onClose: onClose))
    }
    return try await openStream(target, timeout: timeout, onClose: onClose)
  }

  private func openStream(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    let gate = ClosingGate(onClose)
    let connection = try await dialer.dial(target, timeout: timeout) {
      TransactionHandler(meter: meter, onClose: gate.closed)
    }
    try gate.open()
    return OpenedExchange(
      exchange: ChannelExchange(channel: connection.channel),
      connectTime: connection.connectTime, tlsTime: connection.tlsTime,
      certificate: connection.certificate)
  }
}
