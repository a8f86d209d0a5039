import STUN

/// A server as the network knows it: what is probed once, however many regions name it.
package struct Target: Hashable, Sendable {
  package var transport: Transport
  package var address: TransportAddress
  /// The name that the certificate must be for; `nil` without TLS.
  ///
  /// A certificate proven for one name proves nothing for another, so the name is part of what a
  /// TLS target is.
  package var serverName: String?

  package init(transport: Transport, address: TransportAddress, serverName: String? = nil) {
    self.transport = transport
    self.address = address
    self.serverName = serverName
  }

  /// The target of `uri` at one of its host's addresses.
  package init(uri: ServerURI, address: IPAddress) {
    self.init(
      transport: uri.transport, address: TransportAddress(ip: address, port: uri.port),
      serverName: uri.transport == .tls ? uri.host : nil)
  }
}
