import NIOCore
import STUN

extension TransportAddress {
  /// The same address as STUN writes it; `nil` for what is no IP address.
  init?(_ address: SocketAddress?) {
    guard let text = address?.ipAddress, let ip = IPAddress(text), let port = address?.port
    else { return nil }
    self.init(ip: ip, port: UInt16(truncatingIfNeeded: port))
  }
}

extension SocketAddress {
  /// The same address as a socket takes it; throws for none that the text of an IP address makes.
  init(_ address: TransportAddress) throws {
    try self.init(ipAddress: address.ip.description, port: Int(address.port))
  }
}
