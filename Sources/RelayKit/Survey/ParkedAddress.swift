import STUN

/// An address at which no server for everybody can be, though a name leads there or a URL has it.
struct ParkedAddress: Equatable {
  let ip: IPAddress
  /// Whether nothing can answer there, so that nothing need be sent.
  let isHopeless: Bool
  /// Whether a URL has it in the place of a name, so that no resolver is to blame.
  private let isLiteral: Bool
  private let why: DisplayText

  /// `nil` where a server may be at the address.
  ///
  /// What is routed nowhere is parked for everybody; what reaches no further than this host or its
  /// network only where `isPublic`, since servers of one's own may well be there.
  init?(_ ip: IPAddress, isPublic: Bool, isLiteral: Bool = false) {
    guard let why = Self.why(ip, isPublic: isPublic, isLiteral: isLiteral) else { return nil }
    self.ip = ip
    self.isLiteral = isLiteral
    self.why = why
    isHopeless = ip.purpose?.kind != .laboratory
  }

  private static func why(_ ip: IPAddress, isPublic: Bool, isLiteral: Bool) -> DisplayText? {
    if let purpose = ip.purpose, let why = why(purpose) { return why }
    if ip.scope == .unspecified {
      return isLiteral ? "it is no host's" : "a resolver blocks the name"
    }
    if ip.isOfMany { return whyOfMany(ip.scope) }
    guard isPublic else { return nil }
    let (fact, sign): (DisplayText, DisplayText)
    switch ip.scope {
    case .loopback: (fact, sign) = ("it is this host itself", "as where a resolver blocks the name")
    case .private, .shared, .linkLocal:
      (fact, sign) = ("it is private", "as where a resolver misleads")
    case .reserved: return "it is no single host"
    case .multicast, .global, .unspecified: return nil
    }
    return isLiteral ? fact : "\(fact), \(sign)"
  }

  private static func whyOfMany(_ scope: IPAddress.Scope) -> DisplayText {
    scope == .multicast
      ? "it is for multicast, to many hosts at once, and no server can be there"
      : "it is for broadcasts, to all hosts of a network, and no server can be there"
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
    let address = DisplayText(sanitizing: "\(ip)")
    return isLiteral
      ? "address \(address) in the URL: \(why); correct the URL"
      : "parked address \(address): \(why); ask another resolver, or refetch"
  }
}

extension IPAddress.Purpose {
  /// `NAT64 (RFC 6052)`.
  var displayText: DisplayText { "\(DisplayText(sanitizing: name)) (RFC \(rfc))" }
}
