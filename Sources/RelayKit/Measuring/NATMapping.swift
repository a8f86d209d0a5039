import STUN

/// Our own address as one server saw it.
package struct MappedAddress: Hashable, Sendable {
  /// Which local socket asked: only answers to one socket tell of its mapping.
  package var socket: Int
  /// Whom it asked.
  package var server: TransportAddress
  /// XOR-MAPPED-ADDRESS of the answer (RFC 8489 §14.2).
  package var mapped: TransportAddress
  /// The address the socket is bound to; `nil` where that is not known.
  package var local: TransportAddress?

  package init(
    socket: Int, server: TransportAddress, mapped: TransportAddress, local: TransportAddress? = nil
  ) {
    self.socket = socket
    self.server = server
    self.mapped = mapped
    self.local = local
  }
}

/// How the NAT in front of us maps a local UDP address to a public one (RFC 4787 §4.1).
package enum NATMapping: String, Sendable {
  /// Servers see the local address itself: there is no NAT.
  case direct
  /// The same public address and port, whomever we ask.
  case endpointIndependent = "endpoint_independent"
  /// Another one for each server's address, the same for all its ports.
  case addressDependent = "address_dependent"
  /// Another one for each server's address and port.
  case addressAndPortDependent = "address_and_port_dependent"
  /// One of the two before: no server was asked on two ports.
  case endpointDependent = "endpoint_dependent"
  /// The answers do not tell.
  case unknown

  package var displayText: DisplayText {
    switch self {
    case .direct: "no NAT"
    case .endpointIndependent: "endpoint-independent mapping"
    case .addressDependent: "address-dependent mapping"
    case .addressAndPortDependent: "address- and port-dependent mapping"
    case .endpointDependent: "mapping depends on the server"
    case .unknown: "mapping not known"
    }
  }
}

/// What mapped addresses from many servers tell of the NAT; of UDP and one address family each.
///
/// Ports compare only where one local socket asked several servers: another socket has another
/// mapping whatever the NAT does. So flows with a socket each never tell the mapping. They do tell
/// the public addresses and, where the local ones are known, whether there is a NAT at all.
package struct NATFindings: Equatable, Sendable {
  package let mapping: NATMapping
  /// The public addresses seen, in order; more than one means several uplinks, or a NAT that
  /// pools addresses (RFC 4787 §4.1).
  package let publicAddresses: [IPAddress]

  /// What the answers tell; none, or those of two families, tell no mapping.
  package init(_ answers: some Sequence<MappedAddress>) {
    let answers = Set(answers)
    mapping = NATMapping(answers)
    publicAddresses = Set(answers.map(\.mapped.ip)).sorted { left, right in
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  /// `203.0.113.7, endpoint-independent mapping`; empty where nothing was seen.
  package var displayText: DisplayText {
    guard !publicAddresses.isEmpty else { return .empty }
    let names = publicAddresses.map { DisplayText(sanitizing: "\($0)") }
    return "\(names.joined(separator: ", ")), \(mapping.displayText)"
  }
}

extension NATMapping {
  fileprivate init(_ answers: Set<MappedAddress>) {
    let sockets = Dictionary(grouping: answers, by: \.socket).values.map(SocketView.init)
    let families = Set(answers.map(\.mapped.ip.family))
    self =
      if families.count != 1 || sockets.contains(where: \.isUnsteady) {
        .unknown
      } else if answers.allSatisfy({ $0.mapped == $0.local }) {
        .direct
      } else if sockets.contains(where: \.differsByPort) {
        .addressAndPortDependent
      } else if sockets.contains(where: \.differsByAddress) {
        sockets.contains(where: \.agreesByPort) ? .addressDependent : .endpointDependent
      } else {
        sockets.contains(where: \.agreesByAddress) ? .endpointIndependent : .unknown
      }
  }

  /// What the answers to one socket have in common.
  private struct SocketView {
    /// One server saw two addresses: the mapping changed while we asked.
    let isUnsteady: Bool
    /// Two ports of one server saw different addresses.
    let differsByPort: Bool
    /// Two ports of one server saw the same address.
    let agreesByPort: Bool
    /// Servers of two addresses saw different addresses.
    let differsByAddress: Bool
    /// Servers of two addresses saw the same address.
    let agreesByAddress: Bool

    init(_ answers: [MappedAddress]) {
      let servers = Dictionary(grouping: answers, by: \.server.ip).values
      let mapped = Set(answers.map(\.mapped))
      isUnsteady = Set(answers.map(\.server)).count < Set(answers.map(\.pair)).count
      differsByPort = servers.contains { Set($0.map(\.mapped)).count > 1 }
      agreesByPort = servers.contains { server in
        Set(server.map(\.server.port)).count > 1 && Set(server.map(\.mapped)).count == 1
      }
      differsByAddress = mapped.count > 1
      agreesByAddress = servers.count > 1 && mapped.count == 1
    }
  }
}

extension MappedAddress {
  fileprivate var pair: [TransportAddress] { [server, mapped] }
}
