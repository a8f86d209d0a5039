import RelayKit
import Testing

@Suite struct RegionScoreTests {
  @Test func `is the median of UDP where nothing weighs against it`() throws {
    let region = try RegionSnapshot.measured("uk", udp: [12, 13, 12, 12, 11], tcp: [9], tls: [9])
    #expect(
      RegionScore(of: region)
        == RegionScore(
          transport: .udp, median: .milliseconds(12), noise: MedianNoise(.milliseconds(0.7)),
          samples: 5))
  }

  @Test func `takes the nearest of several relays of a transport`() throws {
    var region = try RegionSnapshot.measured("uk", udp: [30])
    region.servers.append(try .measured("turn:a.example:443", [20]))
    #expect(RegionScore(of: region)?.total == .milliseconds(20))
  }

  @Test(arguments: [Verdict.rejected, .busy, .misconfigured, .unreachable, .pending])
  func `is nothing where the relay does not do its work`(verdict: Verdict) throws {
    var region = try RegionSnapshot.measured("uk", udp: [12])
    region.servers[0].verdict = verdict
    #expect(RegionScore(of: region) == nil)
  }

  @Test func `takes no STUN server for a relay`() throws {
    var region = RegionSnapshot(region: .known("uk"))
    region.servers = [try .measured("stun:a.example:80", [12])]
    #expect(RegionScore(of: region) == nil)
  }

  @Test(arguments: rows) func `names and prices what weighs against a region`(row: Row) throws {
    let score = try #require(RegionScore(of: try row.region()))
    #expect(score.penalties.map(\.displayText) == row.penalties)
  }

  private static let steady = [Double?](repeating: 20, count: 20)
  private static let distant = [Double?](repeating: 40, count: 20)

  /// By how much the samples alternate around 20 ms, all of 20.
  private static func swinging(_ swing: Double) -> [Double?] {
    (0..<20).map { $0.isMultiple(of: 2) ? 20 - swing : 20 + swing }
  }

  static let rows: [Row] = [
    Row("nothing against a steady one") { try .measured("uk", udp: steady, tcp: [1], tls: [1]) },
    Row("jitter up to 2 ms is free") { try .measured("uk", udp: swinging(1)) },
    Row(
      "jitter counts beyond 2 ms, and half of p95 − p50 beyond 2 ms",
      "median jitter of 8.0 ms (6.0 ms)", "p95 8.0 ms above the median (3.0 ms)"
    ) { try .measured("uk", udp: swinging(4)) },
    Row("one outlier is no jitter, however few samples follow it") {
      try .measured("uk", udp: [270] + steady)
    },
    Row("of fewer than 20 samples spread is not judged") {
      try .measured("uk", udp: [20, 90, 20, 20, 20])
    },
    Row("one loss of five accuses little", "1 of 5 samples lost (46.0 ms)") {
      try .measured("uk", udp: [20, nil, 20, 20, 20])
    },
    Row("twenty of a hundred accuse much", "20 of 100 samples lost (142.5 ms)") {
      try .measured(
        "uk", udp: (0..<100).map { $0.isMultiple(of: 5) ? nil : 20 })
    },
    Row("what was lost before the window is forgiven") {
      try .measured("uk", udp: .init(repeating: nil, count: 60) + .init(repeating: 20, count: 256))
    },
    Row("of the window alone the losses count", "6 of 256 samples lost (12.2 ms)") {
      try .measured("uk", udp: .init(repeating: nil, count: 60) + .init(repeating: 20, count: 250))
    },
    Row("a fallback that does not answer", "no answer over TLS (5.0 ms)") {
      try .measured("uk", udp: steady, tcp: [20], tls: [nil])
    },
    Row("a quarter of the way for want of UDP", "media over TCP, for want of UDP (10.0 ms)") {
      try .measured("uk", tcp: distant, tls: [20])
    },
    Row("of a short way no less than for a fallback", "media over TCP, for want of UDP (5.0 ms)") {
      try .measured("uk", tcp: [0.1], tls: [0.1])
    },
    Row(
      "UDP that is offered and dead, as a fallback that is",
      "media over TCP, for want of UDP (10.0 ms)", "no answer over UDP (5.0 ms)"
    ) { try .measured("uk", udp: [nil], tcp: distant, tls: [20]) },
    Row(
      "each dead transport, those of a cost in the order that clients have",
      "media over TLS, for want of UDP (5.0 ms)", "no answer over UDP (5.0 ms)",
      "no answer over TCP (5.0 ms)"
    ) { try .measured("uk", udp: [nil], tcp: [nil], tls: steady) },
    Row("a fallback still to answer is not missing") {
      var region = try RegionSnapshot.measured("uk", udp: steady, tcp: [nil])
      region.servers[1].verdict = .pending
      return region
    },
  ]

  @Test func `adds the penalties to the median`() throws {
    let score = try #require(
      RegionScore(of: try .measured("uk", udp: [nil], tcp: Self.steady, tls: [nil])))
    #expect(score.burden == .milliseconds(15))
    #expect(score.total == .milliseconds(35))
  }

  @Test func `ranks no dead UDP before a dead fallback, however near`() throws {
    let withoutUDP = try #require(
      RegionScore(of: try .measured("uk", udp: [nil], tcp: [0.1], tls: [0.1])))
    let withoutTCP = try #require(
      RegionScore(of: try .measured("eu", udp: [0.1], tcp: [nil], tls: [0.1])))
    #expect(withoutTCP.total < withoutUDP.total)
  }

  @Test func `weighs as it is told`() throws {
    var weights = RankingWeights()
    weights.missing = .milliseconds(50)
    let region = try RegionSnapshot.measured("uk", udp: Self.steady, tcp: [nil])
    #expect(RegionScore(of: region, weights: weights)?.total == .milliseconds(70))
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var penalties: [DisplayText]
    var region: @Sendable () throws -> RegionSnapshot

    init(
      _ description: String, _ penalties: DisplayText...,
      region: @escaping @Sendable () throws -> RegionSnapshot
    ) {
      testDescription = description
      self.penalties = penalties
      self.region = region
    }
  }
}
