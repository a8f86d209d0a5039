/// One URL of a region in `turntop.probe/1`.
///
/// The rungs above `binding` are `null` where no allocation was asked for.
struct JSONReportServer: Encodable {
  let url: String
  @Nullable var transport: String?
  @Nullable var host: String?
  @Nullable var port: UInt16?
  @Nullable var address: String?
  let addresses: [Address]
  let reconnects: Int
  let verdict: String
  @Nullable var stage: String?
  @Nullable var reason: String?
  @Nullable var errorCode: Int?
  @Nullable var software: String?
  @Nullable var relayed: String?
  @Milliseconds var resolveMs: Duration?
  @Milliseconds var connectMs: Duration?
  @Milliseconds var tlsMs: Duration?
  @Milliseconds var challengeMs: Duration?
  @Milliseconds var allocateMs: Duration?
  let rtt: RoundTrips
  /// Round trips through the relay to another allocation of one's own and back: the path to the
  /// server four times.
  @Nullable var relayRtt: RoundTrips?
  /// Why the data path is not proven, where that is no fault.
  @Nullable var relayNote: String?
  /// Where the server sends clients for a relay (300).
  @Nullable var redirectedTo: String?
  @Nullable var certificate: Certificate?
  /// Left out, unlike all others, where samples were not asked for; a lost one is `null`.
  let samplesMs: [Milliseconds]?

  init(_ server: ServerSnapshot, options: ReportOptions) {
    url = server.url.text
    transport = server.uri?.transport.rawValue
    host = server.uri.map { DisplayText(sanitizing: $0.host).text }
    port = server.uri?.port
    address = server.address?.text
    addresses = server.addresses.map(Address.init)
    reconnects = server.reconnects
    verdict = server.verdict.rawValue
    stage = server.stage?.rawValue
    reason = server.reason?.text
    errorCode = server.errorCode
    software = server.software?.text
    resolveMs = server.resolveTime
    connectMs = server.connectTime
    tlsMs = server.tlsTime
    challengeMs = server.challengeTime
    allocateMs = server.allocateTime
    relayed = server.relayed?.text
    certificate = server.certificate.map(Certificate.init)
    rtt = RoundTrips(server.statistics)
    relayRtt = server.relayStatistics.map(RoundTrips.init)
    relayNote = server.relayNote?.text
    redirectedTo = server.redirectedTo?.text
    samplesMs = options.includesSamples ? server.history.map(Milliseconds.init) : nil
  }

  /// What the server's certificate says.
  struct Certificate: Encodable {
    let names: [String]
    let issuer: String
    let daysLeft: Int

    init(_ summary: CertificateSummary) {
      names = summary.names.map(\.text)
      issuer = summary.issuer.text
      daysLeft = summary.daysLeft
    }
  }

  /// One address of the URL's host.
  struct Address: Encodable {
    let address: String
    let family: Int
    let verdict: String

    init(_ snapshot: AddressSnapshot) {
      address = snapshot.address.text
      family = snapshot.family
      verdict = snapshot.verdict.rawValue
    }
  }

  /// The statistics of round trips, in milliseconds.
  struct RoundTrips: Encodable {
    let sent: Int
    let received: Int
    @Nullable var lossPct: Double?
    @Milliseconds var last: Duration?
    @Milliseconds var min: Duration?
    @Milliseconds var mean: Duration?
    @Milliseconds var p50: Duration?
    @Milliseconds var p95: Duration?
    @Milliseconds var max: Duration?
    @Milliseconds var stdev: Duration?
    @Milliseconds var jitter: Duration?

    init(_ statistics: Statistics) {
      sent = statistics.sent
      received = statistics.received
      lossPct = statistics.lossPercent?.roundedToThousandths
      last = statistics.last
      min = statistics.minimum
      mean = statistics.mean
      p50 = statistics.p50
      p95 = statistics.p95
      max = statistics.maximum
      stdev = statistics.deviation
      jitter = statistics.jitter
    }
  }
}

extension Milliseconds {
  fileprivate init(_ sample: Sample) {
    self.init(wrappedValue: sample.roundTrip)
  }
}
