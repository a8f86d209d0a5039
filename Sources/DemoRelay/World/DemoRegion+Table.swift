extension DemoRegion {
  /// The 22 regions in the order of the endpoint's document, as the east of the USA sees them.
  ///
  /// `usa` is `us_east` by another name, to `india` UDP is blocked, and `standard` is down.
  package static let all = [
    DemoRegion("global", host: "global", delay: ms(96), jitter: ms(2.5), loss: 0.002),
    DemoRegion("north_america", host: "na", delay: ms(31), jitter: ms(0.9)),
    DemoRegion("europe", host: "europe", delay: ms(84), jitter: ms(1.6)),
    DemoRegion("eu", host: "eu", delay: ms(87), jitter: ms(1.8)),
    DemoRegion("asia", host: "asia", delay: ms(204), jitter: ms(5), loss: 0.01),
    DemoRegion("oceania", host: "oceania", delay: ms(213), jitter: ms(6), loss: 0.015),
    DemoRegion("us_west", host: "us-west", delay: ms(64), jitter: ms(1.2)),
    DemoRegion("us_central", host: "us-central", delay: ms(34), jitter: ms(0.7)),
    DemoRegion("us_east", host: "us-east", delay: ms(12), jitter: ms(0.3)),
    DemoRegion("canada_central", host: "ca-central", delay: ms(22), jitter: ms(0.6)),
    DemoRegion("canada_east", host: "ca-east", delay: ms(18), jitter: ms(0.5)),
    DemoRegion("europe_west", host: "eu-west", delay: ms(79), jitter: ms(1.4)),
    DemoRegion("europe_central", host: "eu-central", delay: ms(91), jitter: ms(1.7), loss: 0.002),
    DemoRegion("asia_west", host: "asia-west", delay: ms(178), jitter: ms(7), loss: 0.04),
    DemoRegion("asia_east", host: "asia-east", delay: ms(168), jitter: ms(4), loss: 0.005),
    DemoRegion("canada", host: "ca", delay: ms(25), jitter: ms(0.6)),
    DemoRegion("usa", host: "usa", machine: "us_east", delay: ms(12), jitter: ms(0.3)),
    DemoRegion("uk", host: "uk", delay: ms(76), jitter: ms(1.3)),
    DemoRegion("singapore", host: "sg", delay: ms(216), jitter: ms(4.5), loss: 0.005),
    DemoRegion("india", host: "in", delay: ms(196), jitter: ms(8), loss: 0.02, fault: .udpBlocked),
    DemoRegion("australia", host: "au", delay: ms(220), jitter: ms(5), loss: 0.01),
    DemoRegion("standard", host: "standard", delay: ms(45), jitter: ms(1), fault: .down),
  ]

  private static func ms(_ milliseconds: Double) -> Duration { .milliseconds(milliseconds) }

  /// The region of this name, or `nil` where the demo has none.
  package init?(named name: String) {
    guard let region = Self.all.first(where: { $0.name == name }) else { return nil }
    self = region
  }
}
