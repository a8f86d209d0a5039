import Glibc

/// A UDP socket on loopback, for a test that answers itself and for servers that tests need.
package final class LoopbackSocket: Sendable {
  /// A datagram, and whence it came.
  package struct Datagram: Sendable {
    package let bytes: [UInt8]
    let sender: SocketAddress

    package var port: UInt16 { sender.port }
  }

  package let port: UInt16
  private let host: String
  private let descriptor: Int32

  /// A socket on this port, or on any that is free.
  package init(on port: UInt16 = 0, of host: String = "127.0.0.1") throws {
    self.host = host
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = SocketAddress(host, port)
    guard address.bind(descriptor) else {
      let code = errno
      close(descriptor)
      throw TestSupportError.system("bind", code)
    }
    self.port = address.boundPort(of: descriptor)
  }

  deinit {
    close(descriptor)
  }

  /// Waits for a datagram, for 20 seconds at most.
  package func receive() throws -> Datagram {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 20_000) == 1, let datagram = next() else {
      throw TestSupportError.system("recvfrom", errno)
    }
    return datagram
  }

  /// Waits for a datagram, however long; `nil` where it is empty, as the one that `wake` sends.
  func next() -> Datagram? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let (count, sender) = SocketAddress.receive(&bytes, through: descriptor)
    return count > 0 ? Datagram(bytes: Array(bytes.prefix(count)), sender: sender) : nil
  }

  /// Sends to a port of 127.0.0.1; the datagram is in its kernel's hands when this returns.
  package func send(_ bytes: [UInt8], to port: UInt16) throws {
    guard send(bytes, to: SocketAddress("127.0.0.1", port)) else {
      throw TestSupportError.system("sendto", errno)
    }
  }

  /// Whether it could be sent.
  @discardableResult func send(_ bytes: [UInt8], to receiver: SocketAddress) -> Bool {
    receiver.send(bytes, through: descriptor) == bytes.count
  }

  /// Ends the wait of whoever receives here.
  func wake() {
    send([], to: SocketAddress(host, port))
  }
}
