import RelayKit
import Testing

@Suite struct RankingExplanationTests {
  @Test(arguments: rows) func `says why`(row: Row) throws {
    let ranking = Ranking(of: try row.regions(), keeping: row.kept.map(Region.known))
    #expect(ranking.explanation(of: .known(row.of))?.sentence == row.sentence)
  }

  private static let rows: [Row] = [
    Row("us_east", "us_east is first: 12.3 ms over UDP, 6.4 ms ahead of canada_east; no loss") {
      [try .measured("us_east", udp: [12.3]), try .measured("canada_east", udp: [18.7])]
    },
    Row("canada_east", "canada_east is number 2: 18.7 ms over UDP, 6.4 ms behind us_east; no loss")
    {
      [try .measured("us_east", udp: [12.3]), try .measured("canada_east", udp: [18.7])]
    },
    Row("uk", "uk is first: 12.3 ms over UDP; no loss") { [try .measured("uk", udp: [12.3])] },
    Row(
      "us_east",
      "us_east is first: 12.3 ms over UDP, the same servers as usa, within the noise of "
        + "canada_east, 27.7 ms ahead of uk; no loss"
    ) {
      [
        try .measured("us_east", udp: [12.3], sameAs: ["usa"]),
        try .measured("usa", udp: [12.3], sameAs: ["us_east"]),
        try .measured("canada_east", udp: [13]), try .measured("uk", udp: [40]),
      ]
    },
    Row(
      "uk",
      "uk is first: 30.0 ms over UDP, 34.0 ms ahead of us_east, penalties of 46.0 ms counted; "
        + "no loss"
    ) {
      [try .measured("uk", udp: [30]), try .measured("us_east", udp: [18, nil, 18, 18, 18])]
    },
    Row(
      "us_east",
      "us_east is number 2: 18.0 ms over UDP, 34.0 ms behind uk; against it: "
        + "1 of 5 samples lost (46.0 ms)"
    ) {
      [try .measured("uk", udp: [30]), try .measured("us_east", udp: [18, nil, 18, 18, 18])]
    },
    Row(
      "uk",
      "uk is first: 20.0 ms over TCP; against it: media over TCP, for want of UDP (5.0 ms), "
        + "no answer over UDP (5.0 ms), no answer over TLS (5.0 ms)"
    ) { [try .measured("uk", udp: [nil], tcp: [20], tls: [nil])] },
    Row(
      "uk", keeping: "uk",
      "uk stays first: 40.0 ms over UDP, though us_east leads by 28.0 ms, not clearly or long enough; "
        + "no loss"
    ) { [try .measured("uk", udp: [40]), try .measured("us_east", udp: [12])] },
    Row(
      "us_east", keeping: "uk",
      "us_east is number 2: 12.0 ms over UDP, 28.0 ms ahead of uk, not clearly or long enough; no loss"
    ) { [try .measured("uk", udp: [40]), try .measured("us_east", udp: [12])] },
    Row(
      "uk",
      "uk is first too: 12.5 ms over UDP, within the noise of us_east, 27.5 ms ahead of india; no loss"
    ) {
      [
        try .measured("us_east", udp: [12.3]), try .measured("uk", udp: [12.5]),
        try .measured("india", udp: [40]),
      ]
    },
    Row(
      "us_east",
      "us_east is first: 12.3 ms over UDP, within the noise of uk, usa and eu; no loss"
    ) {
      [
        try .measured("us_east", udp: [12.3]), try .measured("uk", udp: [12.4]),
        try .measured("usa", udp: [12.5]), try .measured("eu", udp: [12.6]),
      ]
    },
    Row(
      "us_east",
      "us_east is first: 12.3 ms over UDP, within the noise of uk, usa and 2 more; no loss"
    ) {
      [
        try .measured("us_east", udp: [12.3]), try .measured("uk", udp: [12.4]),
        try .measured("usa", udp: [12.5]), try .measured("eu", udp: [12.6]),
        try .measured("india", udp: [12.7]),
      ]
    },
    Row("india", nil) { [try .measured("uk", udp: [40]), try .measured("india", udp: [nil])] },
  ]

  @Test func `comes from a snapshot too`() throws {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    var snapshot = Snapshot(service: service)
    #expect(snapshot.ranking.whyBest == nil)
    snapshot.regions = [try .measured("uk", udp: [40]), try .measured("us_east", udp: [12])]
    snapshot.best = .known("uk")
    #expect(snapshot.ranking == Ranking(of: snapshot.regions, keeping: .known("uk")))
    #expect(snapshot.ranking.whyBest?.text.hasPrefix("uk stays first") == true)
  }

  @Test func `is followed by how a call would sound and what the routed names cost`() throws {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    var snapshot = Snapshot(service: service)
    #expect(snapshot.explanation == [])
    snapshot.regions = [
      try .measured("global", udp: [40, 40]), try .measured("us_east", udp: [12, 12]),
      try .measured("uk", udp: [nil]),
    ]
    snapshot.best = .known("us_east")
    let why: DisplayText =
      "us_east is first: 12.0 ms over UDP, 28.0 ms ahead of global; no loss"
    let behind: DisplayText = "global answers from 40.0 ms away, 28.0 ms behind us_east"
    #expect(
      snapshot.explanation == [
        why, "jitter and p95 not judged: 2 samples of 20",
        "a call through it: about MOS 4.4 (R 93, best), estimated by the \(CallQuality.assumptions)",
        behind,
      ])
    #expect(snapshot.grounds(of: .known("us_east")) == [why])
    #expect(
      snapshot.grounds(of: .known("global")) == [
        "global is number 2: 40.0 ms over UDP, 28.0 ms behind us_east; no loss", behind,
      ])
    #expect(snapshot.grounds(of: .known("uk")) == [])
  }

  @Test(arguments: [(1, "1 sample of 20"), (19, "19 samples of 20"), (20, nil)])
  func `says what too few samples leave unjudged`(count: Int, samples: String?) throws {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    var snapshot = Snapshot(service: service)
    snapshot.regions = [try .measured("uk", udp: .init(repeating: 12, count: count))]
    snapshot.best = .known("uk")
    let notes = snapshot.explanation.map(\.text).filter { $0.contains("not judged") }
    #expect(notes == [samples].compactMap(\.self).map { "jitter and p95 not judged: \($0)" })
  }

  @Test func `says that it knows of no loss no longer ago than the window`() throws {
    let ranking = Ranking(of: [
      try .measured("uk", udp: .init(repeating: nil, count: 60) + .init(repeating: 20, count: 256))
    ])
    #expect(ranking.whyBest == "uk is first: 20.0 ms over UDP; no loss in the last 256 samples")
  }

  struct Row: CustomTestStringConvertible {
    var of: String
    var kept: String?
    var sentence: DisplayText?
    var regions: @Sendable () throws -> [RegionSnapshot]
    var testDescription: String { sentence?.text ?? "nothing of \(of)" }

    init(
      _ of: String, keeping kept: String? = nil, _ sentence: DisplayText?,
      regions: @escaping @Sendable () throws -> [RegionSnapshot]
    ) {
      self.of = of
      self.kept = kept
      self.sentence = sentence
      self.regions = regions
    }
  }
}
