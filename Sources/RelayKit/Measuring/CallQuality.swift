/// An estimate of how a call through a relay would sound, by the E-model (ITU-T G.107).
///
/// A Binding's round trip crosses the path to the relay twice, as media crosses two such paths on
/// its one way to a peer at the same distance. So round trip, jitter and loss of the samples stand
/// for those of the media, one way.
package struct CallQuality: Equatable, Sendable {
  /// From mouth to ear, without the devices: network, packet and jitter buffer.
  package let delay: Duration
  /// Idd, what the delay costs of the rating.
  package let delayImpairment: Double
  /// Ie,eff, what codec and loss cost of the rating.
  package let lossImpairment: Double

  /// The estimate for a median round trip, its jitter, and the loss in percent.
  package init(
    roundTrip: Duration, jitter: Duration, lossPercent: Double, codec: EModel.Codec = .g711
  ) {
    delay = roundTrip + codec.delay + Self.buffer(jitter)
    delayImpairment = EModel.delayImpairment(delay)
    lossImpairment = EModel.lossImpairment(percent: lossPercent, codec: codec)
  }

  /// The estimate for a path as measured, its loss that of the latest samples; `nil` until its
  /// jitter is known, so for one sample.
  package init?(of statistics: Statistics, codec: EModel.Codec = .g711) {
    guard let median = statistics.p50, let jitter = statistics.jitter,
      let loss = statistics.lossPercentInWindow
    else { return nil }
    self.init(roundTrip: median, jitter: jitter, lossPercent: loss, codec: codec)
  }

  /// The transmission rating R: 93.2 where nothing impairs, below 50 not recommended.
  package var rating: Double {
    max(0, EModel.defaultRating - delayImpairment - lossImpairment)
  }

  /// The mean opinion score, 1 to 4.4.
  package var opinionScore: Double { EModel.opinionScore(rating: rating) }

  /// `about MOS 4.4 (R 93, best)`; always to be shown as an estimate.
  package var displayText: DisplayText {
    "about MOS \(Figures.oneDecimal(opinionScore)) (R \(Int(rating.rounded())), \(category))"
  }

  /// The estimate with what it rests on, for where there is room.
  package var sentence: DisplayText {
    "a call through it: \(displayText), estimated by the \(Self.assumptions)"
  }

  /// The estimate alone, where what it rests on is said elsewhere.
  package var remark: DisplayText { "a call through it: \(displayText), \(Self.origin)" }

  /// Where the estimate comes from.
  package static let origin: DisplayText = "an estimate by the E-model (ITU-T G.107)"

  /// What the estimate takes for granted.
  package static let assumptions: DisplayText =
    """
    E-model (ITU-T G.107, defaults, no echo) for a peer at the same distance from the relay; \
    G.711 with concealment (Ie 0, Bpl 25.1, which G.113 Table I.3 has for 10 ms a packet), \
    20 ms a packet; a jitter buffer of twice the jitter, at least 20 ms; losses independent; \
    devices not counted
    """

  /// The weightiest of it, for where there is little room.
  package static let basis: DisplayText =
    "E-model (ITU-T G.107): G.711, a peer as far from the relay, a buffer of twice the jitter"

  /// The category of speech transmission quality (ITU-T G.109 Table 1).
  package var category: DisplayText {
    Self.categories.first { rating >= $0.from }?.name ?? "not recommended"
  }

  private static let categories: [(from: Double, name: DisplayText)] = [
    (90, "best"), (80, "high"), (70, "medium"), (60, "low"), (50, "poor"),
  ]

  private static func buffer(_ jitter: Duration) -> Duration {
    max(jitter * 2, .milliseconds(20.0))
  }
}
