import Glibc
import Synchronization

/// Ports that nothing listens on, for UDP and TCP alike, each handed out once.
package enum FreePort {
  private static let handedOut = Mutex<Set<UInt16>>([])
  /// Below those that the system gives to connections going out, any of which may begin between a
  /// look at a port and a server's taking it.
  private static let ports: Range<UInt16> = 16_384..<32_768

  /// A port that is free on the loopback address given, IPv4 or IPv6.
  package static func next(on address: String = "127.0.0.1") throws -> UInt16 {
    for _ in 0..<100 {
      let port = UInt16.random(in: ports)
      guard isFree(port, address, SOCK_STREAM), isFree(port, address, SOCK_DGRAM),
        handedOut.withLock({ $0.insert(port).inserted })
      else { continue }
      return port
    }
    throw TestSupportError.noFreePort
  }

  /// Whether a socket can be bound there, for a moment.
  private static func isFree(_ port: UInt16, _ host: String, _ kind: __socket_type) -> Bool {
    let address = SocketAddress(host, port)
    let descriptor = socket(address.family, Int32(kind.rawValue), 0)
    defer { close(descriptor) }
    return address.bind(descriptor)
  }
}
