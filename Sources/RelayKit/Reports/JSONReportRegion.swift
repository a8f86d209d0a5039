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
  @Milliseconds var fetchMs: Duration?
  @Nullable var httpStatus: Int?
  let servers: [JSONReportServer]

  init(_ snapshot: RegionSnapshot, options: ReportOptions) {
    region = snapshot.region.name
    source = snapshot.region.source.reportName
    file = snapshot.region.source.reportFile
    rank = snapshot.rank
    tiedWith = snapshot.tiedWith.map(\.name)
    sameAs = snapshot.sameAs.map(\.name)
    scoreMs = snapshot.score
    verdict = snapshot.verdict.rawValue
    reason = snapshot.reason?.text
    fetchMs = snapshot.fetch.took
    httpStatus = snapshot.fetch.status
    servers = snapshot.servers.map { JSONReportServer($0, options: options) }
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
