import NIOCore
import STUN

extension TransportAddress {
  /// The same address as STUN writes it; `nil` for what is no IP address.
  package init?(_ address: SocketAddress?) {
    guard let text = address?.ipAddress, let ip = IPAddress(text), let port = address?.port
    else { return nil }
    self.init(ip: ip, port: UInt16(truncatingIfNeeded: port))
  }
}

extension SocketAddress {
  /// The same address as a socket takes it.
  package init(_ address: TransportAddress) throws {
    try self.init(
      packedIPAddress: ByteBuffer(bytes: address.ip.bytes), port: Int(address.port))
  }
}
