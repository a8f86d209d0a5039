import Glibc
import NIOCore
import STUN

extension TransportAddress {
  /// Lets `bind` open a socket here, and says why where it cannot.
  func listen(
    _ bind: (SocketAddress) -> EventLoopFuture<any Channel>
  ) async throws -> any Channel {
    do {
      return try await opened(by: bind)
    } catch {
      throw DemoRelayError(error, listeningOn: self)
    }
  }

  private func opened(
    by bind: (SocketAddress) -> EventLoopFuture<any Channel>
  ) async throws -> any Channel {
    try await bind(SocketAddress(self)).get()
  }
}

extension DemoRelayError {
  fileprivate init(_ error: any Error, listeningOn address: TransportAddress) {
    let isTaken = (error as? IOError)?.errnoCode == EADDRINUSE
    self = isTaken ? .taken(address) : .cannotListen(address, reason: "\(error)")
  }
}
