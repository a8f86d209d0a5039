import STUN

/// An address at which no server for everybody can be, though a name leads there.
struct ParkedAddress: Equatable {
  let ip: IPAddress
  /// Whether nothing can answer there, so that nothing need be sent.
  let isHopeless: Bool
  private let why: DisplayText

  /// `nil` where a server may be at the address.
  ///
  /// What is routed nowhere is parked for everybody; what reaches no further than this host or its
  /// network only where `isPublic`, since servers of one's own may well be there.
  init?(_ ip: IPAddress, isPublic: Bool) {
    guard let why = Self.why(ip, isPublic: isPublic) else { return nil }
    self.ip = ip
    self.why = why
    isHopeless = ip.purpose?.kind != .laboratory
  }

  private static func why(_ ip: IPAddress, isPublic: Bool) -> DisplayText? {
    if let purpose = ip.purpose, let why = Self.why(purpose) { return why }
    if ip.scope == .unspecified { return "a resolver blocks the name" }
    guard isPublic else { return nil }
    switch ip.scope {
    case .loopback: return "it is this host itself, as where a resolver blocks the name"
    case .private, .shared, .linkLocal: return "it is private, as where a resolver misleads"
    case .multicast, .reserved: return "it is no single host"
    case .global, .unspecified: return nil
    }
  }

  /// Why no server is at an address that is set aside; `nil` where one may be.
  private static func why(_ purpose: IPAddress.Purpose) -> DisplayText? {
    switch purpose.kind {
    case .documentation, .hostless: "it is for \(purpose.displayText), and no server is there"
    case .laboratory:
      "it is for \(purpose.displayText), and handed out by proxies in the place of another"
    case .translation, .anycast: nil
    }
  }

  /// The sentence, and what to do.
  var displayText: DisplayText {
    "parked address \(DisplayText(sanitizing: "\(ip)")): \(why); ask another resolver, or refetch"
  }
}

extension IPAddress.Purpose {
  /// `NAT64 (RFC 6052)`.
  var displayText: DisplayText { "\(DisplayText(sanitizing: name)) (RFC \(rfc))" }
}
