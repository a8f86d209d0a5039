import NIOCore

/// Lets what a stream sends take its time, in the order in which it was sent.
///
/// It stands below TLS, so that a handshake costs its round trips. What is flushed at once travels as
/// one packet; a lost one is a late one, behind which all that follow must wait.
final class DelayedStream: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var path: PacketPath
  private var packet: [(data: NIOAny, promise: EventLoopPromise<Void>?)] = []
  /// When the last packet arrives: none may overtake it.
  private var lastArrival = NIODeadline.uptimeNanoseconds(0)

  init(path: PacketPath) {
    self.path = path
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    packet.append((data, promise))
  }

  func flush(context: ChannelHandlerContext) {
    guard !packet.isEmpty else { return }
    let sent = packet
    packet = []
    guard case .delivered(let time) = path.fateOfNextPacket() else {
      for write in sent { write.promise?.succeed() }
      return
    }
    lastArrival = max(lastArrival, .now() + TimeAmount(time))
    context.eventLoop.assumeIsolated().scheduleTask(deadline: lastArrival) {
      for write in sent { context.write(write.data, promise: write.promise) }
      context.flush()
    }
  }

  /// Closes behind the last packet, as a connection does whose data is under way.
  func close(
    context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
  ) {
    context.eventLoop.assumeIsolated().scheduleTask(deadline: lastArrival) {
      context.close(mode: mode, promise: promise)
    }
  }
}
