import NIOCore
import STUN
import STUNSockets

/// A connection to a TURN server over TCP or TLS: one client, who goes when it ends.
final class StreamServer: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let service: RelayService
  private var framer = StreamFramer()
  private var client: RelayClient?

  init(service: RelayService) {
    self.service = service
  }

  func channelActive(context: ChannelHandlerContext) {
    guard let address = TransportAddress(context.remoteAddress) else { return }
    let channel = context.channel
    client = RelayClient(at: address, of: service, on: context.eventLoop) { frame in
      channel.writeAndFlush(ByteBuffer(bytes: frame.streamBytes), promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    framer.append(unwrapInboundIn(data).readableBytesView)
    do throws(DecodeError) {
      while let frame = try framer.next() { client?.receive(frame) }
    } catch {
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    client?.close()
    client = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
