/// What was learnt of the network between here and the servers, over all of them.
package struct NetworkFindings: Equatable, Sendable {
  /// What works from here, by transport and port, over all servers; in a stable order.
  package var paths: [NetworkPath] = []
  /// Our own addresses as the servers see them, each once.
  package var mappedAddresses: [DisplayText] = []
  /// How the NAT in front of us maps UDP; `unknown` until, and unless, that can be told.
  package var mapping = NATMapping.unknown
  /// Whether any IPv6 address answers; `nil` where none was asked, or this host has no route.
  package var answersOverIPv6: Bool?
  /// The proxy that the environment names and the probes do not use; `nil` where it names none.
  package var proxy: DisplayText?
  /// Hosts whose names lead to where no server of theirs can be, in the order they are named.
  package var strayHosts: [StrayHost] = []
  /// What all servers together tell of the network: each a plain sentence and what to do.
  package var causes: [DisplayText] = []

  package init(paths: [NetworkPath] = []) {
    self.paths = paths
  }
}

/// A host whose name leads to where no server of its can be.
package struct StrayHost: Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// An address that is set aside and routed nowhere, or private for a public name.
    case parked
    /// One address answers for names of many hosts, as captive portals do.
    case hijacked
  }

  package var host: DisplayText
  package var address: DisplayText
  package var fault: Fault

  package init(host: DisplayText, address: DisplayText, fault: Fault) {
    self.host = host
    self.address = address
    self.fault = fault
  }
}
