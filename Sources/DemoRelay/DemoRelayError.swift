import STUN

/// Why the demo cannot run.
package enum DemoRelayError: Error, Equatable {
  /// Another program listens there.
  case taken(TransportAddress)
  case cannotListen(TransportAddress, reason: String)
  /// This host has no room for the demo's sockets, in its own words.
  case exhausted(TransportAddress, reason: String)
  case cannotMakeCertificates(reason: String)
}

extension DemoRelayError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .taken(let address):
      """
      the demo finds no free addresses: \(address) is taken, and so was all that was tried before; \
      end other demos, or what listens on this port
      """
    case .cannotListen(let address, let reason):
      """
      the demo cannot listen on \(address): \(reason); it needs the whole of 127.0.0.0/8 on the \
      loopback interface
      """
    case .exhausted(let address, let reason):
      """
      the demo cannot listen on \(address): \(reason); raise the limit of open files (ulimit -n)
      """
    case .cannotMakeCertificates(let reason):
      "the demo cannot make its TLS certificates: \(reason); this is a bug, please report it"
    }
  }
}
