import STUN

/// An address at which no server for everybody can be, though a name leads there.
struct ParkedAddress: Equatable {
  let ip: IPAddress
  private let why: DisplayText

  /// `nil` where a server may be at the address.
  ///
  /// What is routed nowhere is parked for everybody; what reaches no further than this host or its
  /// network only where `isPublic`, since servers of one's own may well be there.
  init?(_ ip: IPAddress, isPublic: Bool) {
    guard let why = Self.why(ip, isPublic: isPublic) else { return nil }
    self.ip = ip
    self.why = why
  }

  private static func why(_ ip: IPAddress, isPublic: Bool) -> DisplayText? {
    if ip.isDocumentation { return "it is for examples, and no server is there" }
    if ip.scope == .unspecified { return "a resolver blocks the name" }
    guard isPublic else { return nil }
    switch ip.scope {
    case .loopback: return "it is this host itself, as where a resolver blocks the name"
    case .private, .shared, .linkLocal: return "it is private, as where a resolver misleads"
    case .multicast, .reserved: return "it is no single host"
    case .global, .unspecified: return nil
    }
  }

  /// The sentence, and what to do.
  var displayText: DisplayText {
    "parked address \(DisplayText(sanitizing: "\(ip)")): \(why); ask another resolver, or refetch"
  }
}
