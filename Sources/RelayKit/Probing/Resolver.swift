import STUN

/// What turns a server's name into its addresses.
package protocol Resolver: Sendable {
  /// The addresses of `host` in the order of preference, never empty.
  func addresses(of host: String) async throws(ResolveError) -> [IPAddress]
}

/// Knows names from a table alone: the embedded service's, which stand in no DNS.
package struct TableResolver: Resolver {
  private let table: [String: [IPAddress]]

  /// A resolver for names and their addresses as text; texts that are no address are left out.
  package init(_ table: [String: [String]]) {
    self.table = table.mapValues { $0.compactMap { IPAddress($0) } }
  }

  package func addresses(of host: String) async throws(ResolveError) -> [IPAddress] {
    guard let addresses = table[host.lowercased()], !addresses.isEmpty else { throw .unknownName }
    return addresses
  }
}

/// Why a name has no address.
package enum ResolveError: Error, Equatable {
  /// The DNS says that there is no such name.
  case unknownName
  /// The name exists, but has no address of a family that is asked for.
  case noAddress
  /// There are addresses, all of them of this family, which is not asked for.
  case otherFamily(AddressFamily)
  case timedOut
  case failed(String)
}

extension ResolveError {
  package var displayText: DisplayText {
    switch self {
    case .unknownName: "the name does not exist in the DNS: refetch, or check the URL"
    case .noAddress: "the name has no address of the family asked for"
    case .otherFamily(let family):
      """
      has \(family.displayName) addresses alone, and only \(family.other.displayName) is measured: \
      mind --ipv4, --ipv6, --source and the setting families
      """
    case .timedOut: "the DNS gives no answer: check this host's resolver"
    case .failed(let why):
      "the name does not resolve (\(DisplayText(sanitizing: why))): check this host's resolver"
    }
  }
}
