/// The columns of the table report, as rows of what to show.
enum TableReportColumn {
  static let all: [TextTable<RankedRegion>.Column] = [
    .init(" #", .left) { $0.rank },
    .init("region", .left) { $0.snapshot.region.displayName },
    .init("udp ms", .right) { median(.udp, of: $0) },
    .init("tcp ms", .right) { median(.tcp, of: $0) },
    .init("tls ms", .right) { median(.tls, of: $0) },
    .init("jitter", .right) { Figures.milliseconds($0.snapshot.figures.jitter) },
    .init("loss %", .right) { Figures.percent($0.snapshot.figures.lossPercent) },
    .init("verdict", .left) { DisplayText(sanitizing: $0.snapshot.verdict.rawValue) },
  ]

  private static func median(_ transport: Transport, of region: RankedRegion) -> DisplayText {
    Figures.milliseconds(region.snapshot.figures.medians[transport])
  }
}
