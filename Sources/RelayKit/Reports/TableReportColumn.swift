/// The columns of the table report, as rows of what to show.
enum TableReportColumn {
  /// All columns of a snapshot; that of the relays' data only where any was relayed.
  static func columns(of snapshot: Snapshot) -> [TextTable<RankedRegion>.Column] {
    snapshot.echoes == nil ? before + after : before + [relay] + after
  }

  private static let before: [TextTable<RankedRegion>.Column] = [
    .init(" #", .left) { $0.rank },
    .init("region", .left) { $0.snapshot.region.displayName },
    .init("udp ms", .right) { median(.udp, of: $0) },
    .init("tcp ms", .right) { median(.tcp, of: $0) },
    .init("tls ms", .right) { median(.tls, of: $0) },
  ]

  private static let relay = TextTable<RankedRegion>.Column("relay ms", .right) {
    Figures.milliseconds($0.snapshot.figures.relayLatency)
  }

  private static let after: [TextTable<RankedRegion>.Column] = [
    .init("jitter", .right) { Figures.milliseconds($0.snapshot.figures.jitter) },
    .init("loss %", .right) { Figures.percent($0.snapshot.figures.lossPercent) },
    .init("verdict", .left) { DisplayText(sanitizing: $0.snapshot.verdict.rawValue) },
  ]

  private static func median(_ transport: Transport, of region: RankedRegion) -> DisplayText {
    Figures.milliseconds(region.snapshot.figures.medians[transport])
  }
}
