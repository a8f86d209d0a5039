import Glibc

/// An IP address of either family and a port, as the socket calls take them.
struct SocketAddress: Hashable, Sendable {
  /// A `sockaddr_in` or `sockaddr_in6`.
  private let raw: [UInt8]

  init(_ host: String, _ port: UInt16) {
    raw = host.contains(":") ? Self.ipv6(host, port) : Self.ipv4(host, port)
  }

  private init(_ raw: [UInt8]) {
    self.raw = raw
  }

  /// `AF_INET` or `AF_INET6`.
  var family: Int32 { raw.count == MemoryLayout<sockaddr_in6>.size ? AF_INET6 : AF_INET }

  /// The port, which stands in the same place in both families.
  var port: UInt16 { UInt16(raw[2]) << 8 | UInt16(raw[3]) }

  /// The address of IPv4, in the network's order.
  var ipv4: UInt32 { raw[4..<8].reduce(0) { $0 << 8 | UInt32($1) } }

  /// Whether the socket could be bound to it.
  func bind(_ descriptor: Int32) -> Bool {
    lend { Glibc.bind(descriptor, $0, $1) == 0 }
  }

  /// Whether the socket could be connected to it.
  func connect(_ descriptor: Int32) -> Bool {
    lend { Glibc.connect(descriptor, $0, $1) == 0 }
  }

  /// Sends to it; returns how much went out.
  func send(_ bytes: [UInt8], through descriptor: Int32) -> Int {
    lend { sendto(descriptor, bytes, bytes.count, 0, $0, $1) }
  }

  /// Takes a datagram; returns how long it is, and whence it came.
  static func receive(
    _ bytes: inout [UInt8], through descriptor: Int32
  ) -> (count: Int, sender: SocketAddress) {
    let (count, sender) = filled { recvfrom(descriptor, &bytes, bytes.count, 0, $0, &$1) }
    return (count, sender)
  }

  /// The port that the system gave the socket.
  func boundPort(of descriptor: Int32) -> UInt16 {
    Self.filled { Int(getsockname(descriptor, $0, &$1)) }.address.port
  }
}

extension SocketAddress {
  private static func ipv4(_ host: String, _ port: UInt16) -> [UInt8] {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafeBytes(of: address) { Array($0) }
  }

  private static func ipv6(_ host: String, _ port: UInt16) -> [UInt8] {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    inet_pton(AF_INET6, host, &address.sin6_addr)
    return withUnsafeBytes(of: address) { Array($0) }
  }

  /// What a call returns, and the address that it fills in.
  private static func filled(
    _ call: (UnsafeMutablePointer<sockaddr>?, inout socklen_t) -> Int
  ) -> (count: Int, address: SocketAddress) {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes in
      let result = call(bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &size)
      let length = max(Int(size), MemoryLayout<sockaddr_in>.size)
      return (result, SocketAddress(Array(bytes.prefix(length))))
    }
  }

  private func lend<Result>(
    _ body: (UnsafePointer<sockaddr>?, socklen_t) -> Result
  ) -> Result {
    raw.withUnsafeBytes { bytes in
      body(
        bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
    }
  }
}
