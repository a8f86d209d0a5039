import RelayKit

extension SnapshotFixtures {
  /// As `relays`, behind a NAT and a proxy, with causes, stray hosts and messages, and with what went
  /// over the wire.
  static let troubled: Snapshot = {
    var snapshot = relays
    snapshot.version = 5
    snapshot.network.causes = [
      "UDP to port 443 gets no answer anywhere, while UDP to port 80 does: a firewall drops it",
      "TLS to asia-west.relay.metered.ca is answered by a certificate of Corp Proxy: it is read",
    ]
    snapshot.network.mappedAddresses = ["203.0.113.7", "2001:db8::7"]
    snapshot.network.mapping = .addressAndPortDependent
    snapshot.network.proxy = "http://proxy.example:3128"
    snapshot.network.strayHosts = [
      StrayHost(host: "india.relay.metered.ca", address: "0.0.0.0", fault: .parked),
      StrayHost(host: "asia.relay.metered.ca", address: "198.51.100.1", fault: .hijacked),
    ]
    snapshot.traffic.bytesSent = 181_440
    snapshot.traffic.bytesReceived = 402_112
    snapshot.traffic.foreign = 3
    for index in snapshot.regions.indices { describe(&snapshot.regions[index]) }
    return snapshot
  }()

  private static func describe(_ region: inout RegionSnapshot) {
    let name = region.region.name
    for index in region.servers.indices {
      let address = region.servers[index].address ?? .empty
      region.servers[index].addresses = [
        AddressSnapshot(address: address, family: 4, verdict: region.servers[index].verdict),
        AddressSnapshot(address: "2001:db8::\(index + 1)", family: 6, verdict: .unreachable),
      ]
    }
    switch name {
    case "asia_west": region.block()
    case "us_central": region.record()
    default: break
    }
  }
}

extension RegionSnapshot {
  /// Its TCP port is closed, and its TLS read by a proxy.
  fileprivate mutating func block() {
    let faults: [(Int, PathFault, Stage, DisplayText)] = [
      (
        2, .refused, .connect,
        """
        connection refused: nothing listens there, or a firewall rejects it; \
        check host and port
        """
      ),
      (
        4, .foreignIssuer("Corp Proxy"), .tls,
        "its certificate is signed by Corp Proxy, who is not trusted here: trust it with --ca-file"
      ),
    ]
    for (index, fault, stage, reason) in faults {
      var server = ServerSnapshot(url: servers[index].url, uri: servers[index].uri)
      server.verdict = .unreachable
      server.fault = fault
      server.stage = stage
      server.reason = reason
      server.resolveTime = servers[index].resolveTime
      if stage == .tls { server.connectTime = servers[index].connectTime }
      server.address = servers[index].address
      server.addresses = servers[index].addresses
      servers[index] = server
    }
    verdict = .degraded
    reason = "tcp: \(faults[0].3)"
  }

  /// The first server says too much, the second is silent.
  fileprivate mutating func record() {
    servers[0].binding = .silent
    servers[1].binding = .answered
    servers[1].allocateMessages = WireFixtures.allocation
  }
}
