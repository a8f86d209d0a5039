import Glibc

/// A UDP socket on loopback that takes datagrams, and sends them when the test says so.
package final class LoopbackSocket: Sendable {
  /// A datagram, and the port it came from.
  package struct Datagram: Sendable {
    package let bytes: [UInt8]
    package let port: UInt16
  }

  package let port: UInt16
  private let descriptor: Int32

  package init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    var address = SocketAddress("127.0.0.1", 0)
    guard address.bind(descriptor) else { throw TestSupportError.system("bind", errno) }
    port = address.boundPort(of: descriptor)
  }

  deinit {
    close(descriptor)
  }

  /// Waits for a datagram, for 20 seconds at most.
  package func receive() throws -> Datagram {
    var bytes = [UInt8](repeating: 0, count: 2_048)
    let (count, sender) = SocketAddress.receive(&bytes, through: descriptor)
    guard count > 0 else { throw TestSupportError.system("recvfrom", errno) }
    return Datagram(bytes: Array(bytes[..<count]), port: sender)
  }

  /// Sends to a port of 127.0.0.1; the datagram is in its kernel's hands when this returns.
  package func send(_ bytes: [UInt8], to port: UInt16) throws {
    var address = SocketAddress("127.0.0.1", port)
    guard address.send(bytes, through: descriptor) == bytes.count else {
      throw TestSupportError.system("sendto", errno)
    }
  }
}
