import STUN

/// Where on loopback a demo stands: one block of addresses, and two ports.
///
/// Several demos may run at once, each in a block of its own. Names and ports stay the same as long
/// as no other program holds the ports on every address: then the second pair of ports serves.
struct DemoSite: Hashable {
  /// Stands for port 80, and for what speaks UDP and TCP in clear.
  let plainPort: UInt16
  /// Stands for port 443: UDP in clear, and TLS.
  let securePort: UInt16
  /// The second part of every address.
  private let block: UInt8

  /// The sites in the order they are tried.
  static let all = [(8080, 8443), (18080, 18443)].flatMap { ports in
    (22...53).map { DemoSite(plainPort: ports.0, securePort: ports.1, block: $0) }
  }

  func address(of machine: DemoMachine) -> IPAddress {
    IPAddress(127, block, 0, machine.number)
  }

  /// The addresses of every name, as text.
  var addresses: [String: [String]] {
    let pairs = DemoMachine.all.flatMap { machine in
      machine.hosts.map { ($0, [address(of: machine).description]) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
