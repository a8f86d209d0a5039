import NIOCore

/// Lets every datagram to a client take its own time, or lose its way.
final class DelayedDatagrams: ChannelOutboundHandler {
  typealias OutboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  private var path: PacketPath
  /// The way that relayed data takes to each client, apart from that of messages: what falls between
  /// two packets of a stream decides nothing about the next.
  private var dataPaths: [SocketAddress: PacketPath] = [:]

  init(path: PacketPath) {
    self.path = path
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .delivered(let time) = fate(of: unwrapOutboundIn(data)) else {
      promise?.succeed()
      return
    }
    context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
      context.writeAndFlush(data, promise: promise)
    }
  }

  private func fate(of datagram: AddressedEnvelope<ByteBuffer>) -> PacketFate {
    let first: UInt8 = datagram.data.getInteger(at: datagram.data.readerIndex) ?? 0
    guard first >= 0x40 else { return path.fateOfNextPacket() }
    let fresh = path.beside(dataPaths.count)
    return dataPaths[datagram.remoteAddress, default: fresh].fateOfNextPacket()
  }
}
