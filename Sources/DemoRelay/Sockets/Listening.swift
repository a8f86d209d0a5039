import Glibc
import NIOCore
import STUN

extension TransportAddress {
  /// Lets `bind` open a socket here, and says why where it cannot.
  func listen(
    _ bind: (SocketAddress) -> EventLoopFuture<any Channel>
  ) async throws(DemoRelayError) -> any Channel {
    do {
      return try await bind(SocketAddress(self)).get()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw .taken(self)
    } catch {
      throw .cannotListen(self, reason: "\(error)")
    }
  }
}
