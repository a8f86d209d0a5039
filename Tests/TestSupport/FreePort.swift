import Glibc
import Synchronization

/// Ports that nothing listens on, for UDP and TCP alike, each handed out once.
package enum FreePort {
  private static let handedOut = Mutex<Set<UInt16>>([])

  /// A port that is free on the loopback address given, IPv4 or IPv6.
  package static func next(on address: String = "127.0.0.1") throws -> UInt16 {
    for _ in 0..<100 {
      guard let port = bind(address, 0, SOCK_STREAM), bind(address, port, SOCK_DGRAM) != nil,
        handedOut.withLock({ $0.insert(port).inserted })
      else { continue }
      return port
    }
    throw TestSupportError.noFreePort
  }

  /// Binds a socket for a moment and returns its port; `nil` where it cannot.
  private static func bind(_ host: String, _ port: UInt16, _ kind: __socket_type) -> UInt16? {
    let address = SocketAddress(host, port)
    let descriptor = socket(address.family, Int32(kind.rawValue), 0)
    defer { close(descriptor) }
    return address.bind(descriptor) ? address.boundPort(of: descriptor) : nil
  }
}
