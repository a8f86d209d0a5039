import STUN

/// The address of each server whose host is a name, for consumers that resolve none.
///
/// IPv4 comes first, then what answers, then what was chosen before, then what the figures are of:
/// a name that leads to several addresses lists them in another order each time, and a file that is
/// kept fresh is to change only where it must.
package struct HostAddresses: Equatable, Sendable {
  /// Why a name has no address.
  struct Fault: Error, Equatable {
    let reason: DisplayText
  }

  package static let none = HostAddresses()

  private var found: [ServerURI: Result<IPAddress, Fault>] = [:]

  private init() {}

  /// The addresses that are known of the servers of `regions`; those chosen `before` stay where they
  /// may.
  package init(of regions: [RegionSnapshot], keeping before: HostAddresses = .none) {
    for server in regions.flatMap(\.servers) {
      guard let uri = server.uri, !uri.isAddress else { continue }
      let kept = try? before.found[uri]?.get()
      if let address = server.address(keeping: kept) {
        found[uri] = .success(address)
      } else if let reason = server.reason {
        found[uri] = .failure(Fault(reason: reason))
      }
    }
  }

  /// The address of a server, or why it has none; `nil` where nobody has asked.
  subscript(_ uri: ServerURI) -> Result<IPAddress, Fault>? { found[uri] }
}

extension ServerSnapshot {
  /// The address to use; `nil` where there is none, or where no server can be.
  fileprivate func address(keeping kept: IPAddress?) -> IPAddress? {
    guard stage != .resolve else { return nil }
    let candidates = addresses.enumerated().compactMap { index, known in
      IPAddress(known.address.text).map { Candidate(of: known, $0, index, in: self, kept) }
    }
    return candidates.min { $0.order < $1.order }?.address
  }
}

/// An address and what speaks against it.
private struct Candidate {
  let address: IPAddress
  /// What is least is best.
  let order: (family: Int, isBad: Int, isNew: Int, isOther: Int, index: Int)

  init(
    of known: AddressSnapshot, _ address: IPAddress, _ index: Int, in server: ServerSnapshot,
    _ kept: IPAddress?
  ) {
    let isBad = known.verdict != .pending && !known.verdict.isUsable
    self.address = address
    order = (
      known.family, isBad ? 1 : 0, address == kept ? 0 : 1, known.address == server.address ? 0 : 1,
      index
    )
  }
}
