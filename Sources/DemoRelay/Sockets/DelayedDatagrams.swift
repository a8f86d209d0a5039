import NIOCore

/// Lets every datagram to a client take its own time, or lose its way.
final class DelayedDatagrams: ChannelOutboundHandler {
  typealias OutboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  private var path: PacketPath

  init(path: PacketPath) {
    self.path = path
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .delivered(let time) = path.fateOfNextPacket() else {
      promise?.succeed()
      return
    }
    context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
      context.writeAndFlush(data, promise: promise)
    }
  }
}
