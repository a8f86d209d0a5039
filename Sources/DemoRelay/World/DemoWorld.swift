/// The network between the client and the demo's regions, as a pure function of a seed.
///
/// Nothing is remembered from packet to packet: the fate of each follows from the seed, the region
/// and the packet's number alone, so that every run sees the same weather.
package struct DemoWorld: Equatable, Sendable {
  package let seed: UInt64
  /// The regions as this world has them, and what serves them.
  package let machines: [DemoMachine]
  /// By how much the API's answers differ at most.
  private let hesitation: Duration

  /// The world of this seed; in that of 8 even a short report meets a loss, one, in `asia_west`.
  package init(seed: UInt64 = 8) {
    self.init(seed: seed, machines: DemoMachine.all, hesitation: .milliseconds(600))
  }

  private init(seed: UInt64, machines: [DemoMachine], hesitation: Duration) {
    self.seed = seed
    self.machines = machines
    self.hesitation = hesitation
  }

  /// A world to measure in: every delay is the table's to the letter, nothing is lost or broken,
  /// and every region has a machine of its own.
  package static let fair = DemoWorld(
    seed: 8, machines: DemoMachine.serving(DemoRegion.all.map(\.inFairWeather)), hesitation: .zero)

  /// What TCP takes at least to notice a loss and send again (`TCP_RTO_MIN` of Linux).
  private static let retransmissionTimeout = Duration.milliseconds(200)

  /// What becomes of the packet of this number.
  package func fate(
    of packet: UInt64, in region: DemoRegion, over carriage: Carriage
  ) -> PacketFate {
    var dice = dice(for: region.machine, packet)
    let isLost = dice.share() < region.loss
    let time = region.delay + region.jitter * (4 * dice.share() * dice.share())
    return switch (carriage, region.fault) {
    case (.datagrams, .udpBlocked), (_, .down): .dropped
    case (.datagrams, nil): isLost ? .dropped : .delivered(after: time)
    case (.stream, _):
      .delivered(after: isLost ? time + region.delay + Self.retransmissionTimeout : time)
    }
  }

  /// How long the API thinks before it hands out a region's credentials: 60 to 660 ms, and 60 in
  /// fair weather.
  package func answerDelay(for region: DemoRegion) -> Duration {
    var dice = dice(for: region.name, .max)
    return .milliseconds(60) + hesitation * dice.share()
  }

  /// A generator that starts from the seed, a name and a number, and from nothing else.
  private func dice(for name: String, _ number: UInt64) -> SplitMix64 {
    let start = name.utf8.reduce(seed) { SplitMix64.mixed($0 ^ UInt64($1)) }
    return SplitMix64(seed: SplitMix64.mixed(start ^ number))
  }
}

extension SplitMix64 {
  /// The next number as a share of one: at least 0 and below 1.
  fileprivate mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
