/// A region in `turntop.probe/1`.
struct JSONReportRegion: Encodable {
  let region: String
  /// Where its servers come from.
  let source: String
  /// The path of the file they come from.
  @Nullable var file: String?
  @Nullable var rank: Int?
  let tiedWith: [String]
  let sameAs: [String]
  @Milliseconds var scoreMs: Duration?
  let verdict: String
  @Nullable var reason: String?
  /// Why the region has its rank, in a sentence.
  @Nullable var why: String?
  let callQuality: Quality
  /// Only of the names behind which the service chooses a place itself.
  @Nullable var routed: Routed?
  @Milliseconds var fetchMs: Duration?
  @Nullable var httpStatus: Int?
  let servers: [JSONReportServer]

  init(
    _ snapshot: RegionSnapshot, why: DisplayText?, routed note: RoutedRegionNote?,
    options: ReportOptions
  ) {
    region = snapshot.region.name
    source = snapshot.region.source.reportName
    file = snapshot.region.source.reportFile
    rank = snapshot.rank
    tiedWith = snapshot.tiedWith.map(\.name)
    sameAs = snapshot.sameAs.map(\.name)
    scoreMs = snapshot.score
    verdict = snapshot.verdict.rawValue
    reason = snapshot.reason?.text
    self.why = why?.text
    callQuality = Quality(snapshot.callQuality)
    routed = note.map(Routed.init)
    fetchMs = snapshot.fetch.took
    httpStatus = snapshot.fetch.status
    servers = snapshot.servers.map { JSONReportServer($0, options: options) }
  }

  /// How a call through the region would sound, estimated by the E-model (ITU-T G.107).
  struct Quality: Encodable {
    /// The mean opinion score, 1 to 4.4.
    @Nullable var mos: Double?
    /// The transmission rating, 0 to 93.2.
    @Nullable var r: Double?
    @Nullable var category: String?
    /// From mouth to ear, one way.
    @Milliseconds var delayMs: Duration?

    init(_ quality: CallQuality?) {
      mos = quality?.opinionScore.roundedToThousandths
      r = quality?.rating.roundedToThousandths
      category = quality?.category.text
      delayMs = quality?.delay
    }
  }

  /// What it costs to let the service choose.
  struct Routed: Encodable {
    /// The measured region that it leads to the very servers of.
    @Nullable var serversOf: String?
    let nearest: String
    /// How much farther away it is than the nearest; `null` where noise could explain it.
    @Milliseconds var behindMs: Duration?

    init(_ note: RoutedRegionNote) {
      serversOf = note.servers?.name
      nearest = note.nearest.name
      behindMs = note.behind
    }
  }
}

extension Region.Source {
  fileprivate var reportName: String { self == .service ? "metered" : "file" }

  fileprivate var reportFile: String? {
    guard case .file(let path) = self else { return nil }
    return DisplayText(sanitizing: path, limit: 4096).text
  }
}

extension FetchState {
  fileprivate var took: Duration? {
    guard case .fetched(let took, _) = self else { return nil }
    return took
  }

  fileprivate var status: Int? {
    switch self {
    case .loading: nil
    case .fetched(_, let status): status
    case .failed(_, let status): status
    }
  }
}
