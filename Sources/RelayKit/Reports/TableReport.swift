/// The report for people and cron's mail: plain ASCII, at most 100 columns, nothing to scroll.
package enum TableReport {
  static let width = 100

  package static func text(of snapshot: Snapshot, options: ReportOptions) -> String {
    let lines =
      [title(snapshot, options), ""] + table(snapshot.regions) + [
        "", network(snapshot), best(snapshot),
      ]
    return lines.map { $0.asciiText.cut(to: width) + "\n" }.joined()
  }

  private static func title(_ snapshot: Snapshot, _ options: ReportOptions) -> String {
    let demo = snapshot.service.isDemo ? "DEMO  " : ""
    let service = snapshot.service.url.text.cut(to: 40)
    let proof =
      snapshot.provesRelays
      ? "\(snapshot.traffic.allocations.granted) relays proven, "
        + "\(snapshot.traffic.allocations.released) released"
      : "answers only: relays not proven"
    return "turntop \(options.version)  \(demo)\(service)  \(proof)"
  }

  /// The heading and a row a region: ranked ones first, the others in their own order.
  private static func table(_ regions: [RegionSnapshot]) -> [String] {
    let order = regions.enumerated().sorted { left, right in
      (left.element.rank ?? .max, left.offset) < (right.element.rank ?? .max, right.offset)
    }
    let rows = order.map(\.element)
    let lines = TextTable(TableReportColumn.all, of: rows).lines
    return zip(lines, ["reason"] + rows.indices.map { remark(on: $0, in: rows) }).flatMap(append)
  }

  /// Why the verdict is what it is, or which row above it is of the very same servers.
  private static func remark(on index: Int, in rows: [RegionSnapshot]) -> String {
    if let reason = rows[index].reason { return reason.text }
    let twin = rows[..<index].first { rows[index].sameAs.contains($0.region) }
    return twin.map { "same servers as \($0.region.name)" } ?? ""
  }

  /// Puts the reason at the end of its row, or below it where it does not fit.
  private static func append(to line: String, reason: String) -> [String] {
    let row = (line + "  " + reason).withoutTrailingSpaces
    guard row.count > width else { return [row] }
    return [line.withoutTrailingSpaces, "      " + reason]
  }

  private static func network(_ snapshot: Snapshot) -> String {
    let paths = snapshot.paths.map { path in
      "\(path.transport.rawValue)/\(path.port) \(path.state.rawValue)"
    }
    return "network  " + (paths.isEmpty ? "nothing known" : paths.joined(separator: "  "))
  }

  private static func best(_ snapshot: Snapshot) -> String {
    guard let best = snapshot.best else { return "best     none: no region has answered" }
    let score = snapshot.regions.first { $0.region == best }.flatMap { $0.latency ?? $0.score }
    return "best     \(best.name)" + (score.map { "  \($0.tenthsOfMilliseconds) ms" } ?? "")
  }
}
