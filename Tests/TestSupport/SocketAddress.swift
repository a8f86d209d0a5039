import Glibc

/// An IPv4 address and port as the socket calls take it.
struct SocketAddress {
  private var raw = sockaddr_in()

  init(_ host: String, _ port: UInt16) {
    raw.sin_family = sa_family_t(AF_INET)
    raw.sin_port = port.bigEndian
    raw.sin_addr.s_addr = inet_addr(host)
  }

  /// Whether the socket could be bound to it.
  mutating func bind(_ descriptor: Int32) -> Bool {
    withUnsafePointer(to: &raw) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Whether the socket could be connected to it.
  mutating func connect(_ descriptor: Int32) -> Bool {
    withUnsafePointer(to: &raw) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// The port that the system gave the socket.
  func boundPort(of descriptor: Int32) -> UInt16 {
    var bound = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &bound) { pointer in
      _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &size)
      }
    }
    return UInt16(bigEndian: bound.sin_port)
  }
}
