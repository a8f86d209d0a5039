import Glibc

/// A UDP socket on 127.0.0.1, for servers that a test writes itself.
struct DatagramSocket: Sendable {
  let descriptor: Int32
  let port: UInt16

  /// A socket on this port, or on any that is free.
  init(on port: UInt16 = 0) throws {
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = SocketAddress("127.0.0.1", port)
    guard address.bind(descriptor) else { throw TestSupportError.system("bind", errno) }
    self.port = address.boundPort(of: descriptor)
  }

  /// The next datagram and whence it came; `nil` where it is empty.
  func receive() -> (bytes: [UInt8], sender: sockaddr_in)? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var sender = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let count = withUnsafeMutableBytes(of: &sender) { bytes in
      recvfrom(
        descriptor, &buffer, buffer.count, 0,
        bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &size)
    }
    return count > 0 ? (Array(buffer.prefix(count)), sender) : nil
  }

  func send(_ bytes: [UInt8], to receiver: sockaddr_in) {
    withUnsafeBytes(of: receiver) { address in
      _ = sendto(
        descriptor, bytes, bytes.count, 0,
        address.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(address.count))
    }
  }

  /// Ends the wait of whoever receives here.
  func wake() {
    send([], to: .loopback(port))
  }

  func close() {
    Glibc.close(descriptor)
  }
}

extension sockaddr_in {
  /// A port of 127.0.0.1.
  static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}
