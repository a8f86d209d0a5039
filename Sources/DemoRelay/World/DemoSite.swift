import STUN

/// Where on loopback a demo stands: a block of addresses, and two ports.
///
/// Several demos may run at once, each in a block of its own. The ports stay the same, and with them
/// the URLs, unless another program holds one of them on every address.
package struct DemoSite: Hashable, Sendable {
  /// Stands for port 80: UDP and TCP in clear.
  package let plainPort: UInt16
  /// Stands for port 443: UDP in clear, and TLS.
  package let securePort: UInt16
  /// The second part of every address.
  private let block: UInt8

  private static let blocks: ClosedRange<UInt8> = 22...53

  /// The site that is tried first.
  package static let first = DemoSite(plainPort: 8080, securePort: 8443, block: blocks.lowerBound)
  private static let firstElsewhere = DemoSite(
    plainPort: 18080, securePort: 18443, block: blocks.lowerBound)

  /// The site to try where this one is taken; `nil` after the last.
  package var next: DemoSite? {
    guard block == Self.blocks.upperBound else {
      return DemoSite(plainPort: plainPort, securePort: securePort, block: block + 1)
    }
    return plainPort == Self.first.plainPort ? Self.firstElsewhere : nil
  }

  func address(of machine: DemoMachine) -> IPAddress {
    IPAddress(127, block, 0, machine.number)
  }

  /// The addresses of every name that these machines go by, as text.
  package func addresses(of machines: [DemoMachine] = DemoMachine.all) -> [String: [String]] {
    let pairs = machines.flatMap { machine in
      machine.hosts.map { ($0, [address(of: machine).description]) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
