/// How far a client lets itself be sent from server to server (RFC 8489 §10).
///
/// - It follows twice at most, and never to where it has been.
/// - The family stays, and so do the transport and the name that the certificate must have.
/// - From the internet nobody is sent into a network of one's own: an address that is not global
///   is followed only to where the first one was, loopback to loopback.
package struct Redirection: Equatable, Sendable {
  package static let limit = 2

  /// The servers tried so far, the first of them the one that was asked for.
  package private(set) var trail: [TransportAddress]
  private let origin: TransportAddress

  package init(from origin: TransportAddress) {
    self.origin = origin
    trail = [origin]
  }

  /// How often the client has been sent on.
  package var hops: Int { trail.count - 1 }

  /// Takes the next server into the trail, or throws why it must not be followed.
  package mutating func follow(_ alternate: Alternate) throws(RedirectionFault) {
    let server = alternate.server
    let scope = server.ip.reach
    guard hops < Self.limit else { throw .tooMany(Self.limit, next: server) }
    guard server.port != 0, server.ip.isUsable else { throw .noAddress(server) }
    guard !trail.contains(server) else { throw .loop(server) }
    guard server.ip.family == origin.ip.family else { throw .otherFamily(server) }
    guard scope == .global || isReachable(scope) else { throw .unreachable(server) }
    trail.append(server)
  }

  /// Whether the origin lies within this scope, which is not the global one.
  private func isReachable(_ scope: IPAddress.Scope) -> Bool {
    scope == origin.ip.reach
  }
}

/// Why a client does not go where it is sent.
package enum RedirectionFault: Error, Hashable, Sendable {
  case tooMany(Int, next: TransportAddress)
  case loop(TransportAddress)
  case otherFamily(TransportAddress)
  /// An address or a port that no server has.
  case noAddress(TransportAddress)
  /// An address of a network that the first server is not in.
  case unreachable(TransportAddress)
}

extension RedirectionFault: CustomStringConvertible {
  package var description: String {
    "redirection to \(server) not followed: \(cause); mend the alternate server it names, or use "
      + "another URL"
  }

  private var server: TransportAddress {
    switch self {
    case .tooMany(_, let server), .loop(let server), .otherFamily(let server),
      .noAddress(let server), .unreachable(let server):
      server
    }
  }

  private var cause: String {
    switch self {
    case .tooMany(let limit, _): "it would be one more than \(limit)"
    case .loop: "it leads back to a server tried before"
    case .otherFamily: "its address is of the other family"
    case .noAddress: "it is no address that a server can have"
    case .unreachable: "a server elsewhere has no business there"
    }
  }
}
