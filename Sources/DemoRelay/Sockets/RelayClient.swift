import NIOCore
import STUN
import STUNSockets

/// A client of a TURN server: does what its session decides, and owns the relay socket it may have.
///
/// It lives on one event loop, and so does its relay socket.
final class RelayClient {
  private var session: RelaySession
  private let service: RelayService
  private let eventLoop: any EventLoop
  private let reply: (StreamFrame) -> Void
  private var relay: (any Channel)?
  private var expiry: (due: Duration, timer: Scheduled<Void>)?

  /// A client at this address, to whom `reply` sends.
  init(
    at address: TransportAddress, of service: RelayService, on eventLoop: any EventLoop,
    reply: @escaping (StreamFrame) -> Void
  ) {
    session = service.session(for: address)
    self.service = service
    self.eventLoop = eventLoop
    self.reply = reply
  }

  /// Whether the client may be forgotten.
  var isVacant: Bool { session.isVacant }

  func receive(_ frame: StreamFrame) {
    perform(session.receive(frame, now: service.now))
  }

  /// Takes what a peer sent to the relay socket.
  func relayed(_ data: [UInt8], from peer: TransportAddress) {
    perform(session.relayed(data, from: peer, now: service.now))
  }

  /// Ends the client's allocation with its connection.
  func close() {
    perform(session.close())
  }

  private func perform(_ actions: [RelayAction]) {
    for action in actions { perform(action) }
    watchDeadline()
  }

  private func perform(_ action: RelayAction) {
    switch action {
    case .reply(let frame): reply(frame)
    case .relay(let data, let peer): send(data, to: peer)
    case .openRelay(let onEvenPort): openRelay(onEvenPort: onEvenPort)
    case .closeRelay:
      relay?.close(promise: nil)
      relay = nil
    }
  }

  private func send(_ data: [UInt8], to peer: TransportAddress) {
    guard let relay, let address = try? SocketAddress(peer) else { return }
    let envelope = AddressedEnvelope(remoteAddress: address, data: ByteBuffer(bytes: data))
    relay.writeAndFlush(envelope, promise: nil)
  }

  private func openRelay(onEvenPort: Bool) {
    service.openRelaySocket(on: eventLoop, onEvenPort: onEvenPort)
      .assumeIsolated()
      .whenComplete { self.relayOpened($0) }
  }

  private func relayOpened(_ result: Result<any Channel, any Error>) {
    let handler = RelaySocketHandler(client: self)
    guard let channel = try? result.get(),
      let address = TransportAddress(channel.localAddress),
      (try? channel.pipeline.syncOperations.addHandler(handler)) != nil
    else { return perform(session.relayFailed()) }
    relay = channel
    perform(session.relayOpened(at: address, now: service.now))
  }

  /// Sees to it that the allocation ends in time, though nothing may come any more.
  private func watchDeadline() {
    let deadline = session.deadline
    guard deadline != expiry?.due else { return }
    expiry?.timer.cancel()
    expiry = deadline.map { ($0, alarm(at: $0)) }
  }

  private func alarm(at due: Duration) -> Scheduled<Void> {
    eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(due - service.now)) {
      self.perform(self.session.expire(now: self.service.now))
    }
  }
}
