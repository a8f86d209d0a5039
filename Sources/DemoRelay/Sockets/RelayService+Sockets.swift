import NIOCore
import NIOPosix
import STUN

extension RelayService {
  /// Opens a UDP socket on any port, or on one port after the other until one is even.
  func openRelaySocket(
    on eventLoop: any EventLoop, onEvenPort: Bool, attempts: Int = 32
  ) -> EventLoopFuture<any Channel> {
    guard attempts > 0 else { return eventLoop.makeFailedFuture(ChannelError.eof) }
    return DatagramBootstrap(group: eventLoop)
      .channelOption(.recvAllocator, value: .wholeDatagrams)
      .bind(host: address.description, port: 0)
      .flatMap { channel in
        let isEven = channel.localAddress?.port?.isMultiple(of: 2) ?? false
        guard onEvenPort, !isEven else { return eventLoop.makeSucceededFuture(channel) }
        return channel.close().flatMap {
          openRelaySocket(on: eventLoop, onEvenPort: true, attempts: attempts - 1)
        }
      }
  }
}
