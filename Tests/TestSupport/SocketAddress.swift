import Glibc

/// An IP address of either family and a port, as the socket calls take them.
struct SocketAddress {
  /// `AF_INET` or `AF_INET6`.
  let family: Int32
  private var raw = sockaddr_storage()
  private let size: Int

  init(_ host: String, _ port: UInt16) {
    family = host.contains(":") ? AF_INET6 : AF_INET
    size = family == AF_INET6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    let isIPv6 = family == AF_INET6
    withUnsafeMutableBytes(of: &raw) { bytes in
      if isIPv6 {
        let address = bytes.assumingMemoryBound(to: sockaddr_in6.self)
        address[0].sin6_family = sa_family_t(AF_INET6)
        address[0].sin6_port = port.bigEndian
        inet_pton(AF_INET6, host, &address[0].sin6_addr)
      } else {
        let address = bytes.assumingMemoryBound(to: sockaddr_in.self)
        address[0].sin_family = sa_family_t(AF_INET)
        address[0].sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address[0].sin_addr)
      }
    }
  }

  /// Whether the socket could be bound to it.
  mutating func bind(_ descriptor: Int32) -> Bool {
    lend { Glibc.bind(descriptor, $0, $1) == 0 }
  }

  /// Whether the socket could be connected to it.
  mutating func connect(_ descriptor: Int32) -> Bool {
    lend { Glibc.connect(descriptor, $0, $1) == 0 }
  }

  /// Sends to it; returns how much went out.
  mutating func send(_ bytes: [UInt8], through descriptor: Int32) -> Int {
    lend { sendto(descriptor, bytes, bytes.count, 0, $0, $1) }
  }

  /// Takes a datagram; returns how long it is, and the port it came from.
  static func receive(
    _ bytes: inout [UInt8], through descriptor: Int32
  ) -> (count: Int, port: UInt16) {
    var sender = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &sender) { raw in
      let address = raw.assumingMemoryBound(to: sockaddr.self).baseAddress
      let count = recvfrom(descriptor, &bytes, bytes.count, 0, address, &size)
      return (count, port(in: UnsafeRawBufferPointer(raw)))
    }
  }

  /// The port that the system gave the socket.
  func boundPort(of descriptor: Int32) -> UInt16 {
    var bound = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &bound) { bytes in
      getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &size)
      return Self.port(in: UnsafeRawBufferPointer(bytes))
    }
  }

  /// The port, which stands in the same place in both families.
  private static func port(in bytes: UnsafeRawBufferPointer) -> UInt16 {
    UInt16(bytes[2]) << 8 | UInt16(bytes[3])
  }

  private mutating func lend<Result>(
    _ body: (UnsafePointer<sockaddr>?, socklen_t) -> Result
  ) -> Result {
    let size = socklen_t(size)
    return withUnsafeBytes(of: &raw) { bytes in
      body(bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, size)
    }
  }
}
