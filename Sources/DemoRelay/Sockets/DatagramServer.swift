import NIOCore
import STUN
import STUNSockets

/// A UDP port of a TURN server: tells its clients apart by where they send from.
final class DatagramServer: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  private let service: RelayService
  /// Those who have an allocation, or are about to.
  private var clients: [TransportAddress: RelayClient] = [:]

  init(service: RelayService) {
    self.service = service
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let datagram = unwrapInboundIn(data)
    let remote = datagram.remoteAddress
    guard let address = TransportAddress(remote),
      let frame = try? StreamFrame(datagram: Array(buffer: datagram.data))
    else { return }
    let client = clients[address] ?? client(at: address, remote, on: context.channel)
    client.receive(frame)
    clients[address] = client
    clients = clients.filter { !$0.value.isVacant }
  }

  func channelInactive(context: ChannelHandlerContext) {
    for client in clients.values { client.close() }
    clients = [:]
  }

  private func client(
    at address: TransportAddress, _ remote: SocketAddress, on channel: any Channel
  ) -> RelayClient {
    RelayClient(at: address, of: service, on: channel.eventLoop) { frame in
      let data = ByteBuffer(bytes: frame.datagramBytes)
      let envelope = AddressedEnvelope(remoteAddress: remote, data: data)
      channel.writeAndFlush(envelope, promise: nil)
    }
  }
}
