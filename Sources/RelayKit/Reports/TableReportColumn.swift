/// The columns of the table report, as rows of what to show.
enum TableReportColumn {
  static let all: [TextTable<RegionSnapshot>.Column] = [
    .init("#", .right) { $0.rank.map(String.init) ?? "" },
    .init("region", .left) { $0.region.name },
    .init("udp ms", .right) { median(.udp, of: $0) },
    .init("tcp ms", .right) { median(.tcp, of: $0) },
    .init("tls ms", .right) { median(.tls, of: $0) },
    .init("jitter", .right) { RegionFigures(of: $0).jitter?.tenthsOfMilliseconds ?? "" },
    .init("loss %", .right) { RegionFigures(of: $0).lossPercent.map(percent) ?? "" },
    .init("verdict", .left) { $0.verdict.rawValue },
  ]

  private static func median(_ transport: Transport, of region: RegionSnapshot) -> String {
    RegionFigures(of: region).medians[transport]?.tenthsOfMilliseconds ?? ""
  }

  /// Whole percent: 0 only where nothing was lost, 100 only where everything was.
  private static func percent(_ value: Double) -> String {
    if value > 0, value < 1 { return "<1" }
    return String(value < 100 ? min(99, Int(value.rounded())) : 100)
  }
}

extension Duration {
  /// Milliseconds with one decimal, without a unit.
  var tenthsOfMilliseconds: String {
    let tenths = Int((milliseconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
