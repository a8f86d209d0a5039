import NIOCore
import STUN
import STUNSockets

/// The peers' side of an allocation: hands over what they send.
final class RelaySocketHandler: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  private let client: RelayClient

  init(client: RelayClient) {
    self.client = client
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let datagram = unwrapInboundIn(data)
    guard let peer = TransportAddress(datagram.remoteAddress) else { return }
    client.relayed(Array(buffer: datagram.data), from: peer)
  }
}

extension RecvByteBufferAllocator where Self == FixedSizeRecvByteBufferAllocator {
  /// Room for the longest datagram there is.
  static var wholeDatagrams: Self { FixedSizeRecvByteBufferAllocator(capacity: 65_536) }
}
