import RelayKit

extension RegionSnapshot {
  /// A region with one relay for each transport: its samples in milliseconds, `nil` for a lost one.
  ///
  /// A transport with no samples at all is offered and unreachable.
  static func measured(
    _ name: String, udp: [Double?]? = nil, tcp: [Double?]? = nil, tls: [Double?]? = nil,
    sameAs: [String] = []
  ) throws -> RegionSnapshot {
    var region = RegionSnapshot(region: .known(name))
    region.sameAs = sameAs.map(Region.known)
    let urls = [
      ("turn:a.example:80", udp), ("turn:a.example:80?transport=tcp", tcp),
      ("turns:a.example:443?transport=tcp", tls),
    ]
    region.servers = try urls.compactMap { url, samples in
      try samples.map { try ServerSnapshot.measured(url, $0) }
    }
    return region
  }
}

extension ServerSnapshot {
  static func measured(_ url: String, _ milliseconds: [Double?]) throws -> ServerSnapshot {
    var server = ServerSnapshot(
      url: DisplayText(sanitizing: url), uri: try ServerURI(parsing: url))
    let samples = Samples(milliseconds: milliseconds)
    server.statistics = samples.statistics
    server.history = samples.history
    server.verdict = milliseconds.contains { $0 != nil } ? .ok : .unreachable
    return server
  }
}

extension Samples {
  init(milliseconds: [Double?]) {
    self.init()
    for value in milliseconds {
      sent()
      if let value { answered(after: .milliseconds(value)) } else { lost() }
    }
  }
}

extension Region {
  /// The region of this name; the account's default where the service knows none.
  static func known(_ name: String) -> Region {
    Region(named: name) ?? .accountDefault
  }
}

/// Numbers that their seed decides (SplitMix64: Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
