import Glibc
import NIOCore
import STUN
import STUNSockets

extension TransportAddress {
  /// Lets `bind` open a socket here; throws a `DemoRelayError` that says why where it cannot.
  func listen(
    _ bind: (SocketAddress) -> EventLoopFuture<any Channel>
  ) async throws -> any Channel {
    do {
      return try await bind(SocketAddress(self)).get()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw DemoRelayError.taken(self)
    } catch let error as IOError where [EMFILE, ENFILE].contains(error.errnoCode) {
      throw DemoRelayError.exhausted(self, reason: String(cString: strerror(error.errnoCode)))
    } catch {
      throw DemoRelayError.cannotListen(self, reason: "\(error)")
    }
  }
}
