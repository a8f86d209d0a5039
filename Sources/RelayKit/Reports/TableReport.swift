/// The report for people, cron's mail and grep: plain ASCII, a line a region.
///
/// Only where there is a width, that of a terminal, are long lines broken: a region's reason stands
/// below its row then, and the columns stay as they are.
package enum TableReport {
  package static func lines(of snapshot: Snapshot, options: ReportOptions) -> [DisplayText] {
    let page = Page(width: options.width)
    return page.lines(title(snapshot, options)) + [""] + table(snapshot, on: page)
      + [""] + findings(snapshot).flatMap { page.entry($0.label, $0.text) }
  }

  private static func title(_ snapshot: Snapshot, _ options: ReportOptions) -> DisplayText {
    let demo: DisplayText = snapshot.service.isDemo ? "DEMO  " : ""
    let counts = snapshot.traffic.allocations
    let granted: DisplayText = snapshot.echoes == nil ? "relays proven" : "allocations granted"
    let proof: DisplayText =
      snapshot.provesRelays
      ? "\(counts.granted) \(granted), \(counts.released) released"
      : "answers only: relays not proven"
    return "turntop \(options.version)  \(demo)\(snapshot.service.url)  \(proof)"
  }

  private static func table(_ snapshot: Snapshot, on page: Page) -> [DisplayText] {
    let regions = snapshot.rankedRegions(in: .exact)
    let columns = TableReportColumn.columns(of: snapshot)
    let reasons = ["reason"] + regions.map { reason(of: $0, among: regions) }
    return zip(TextTable(columns, of: regions).lines, reasons).flatMap(page.row)
  }

  /// Why the verdict is what it is; or which row above is of the very same servers, which says it.
  private static func reason(
    of region: RankedRegion, among regions: [RankedRegion]
  ) -> DisplayText {
    let reason = region.snapshot.reason
    guard let alias = regions.first(where: { $0.snapshot.region == region.alias })?.snapshot,
      reason == nil || reason == alias.reason
    else { return reason ?? .empty }
    return "same servers as \(alias.region.displayName)"
  }

  /// What it comes to, below the table.
  private static func findings(_ snapshot: Snapshot) -> [(label: DisplayText, text: DisplayText)] {
    let ranking = snapshot.ranking
    return lines("network", snapshot.network.lines) + [("best", best(snapshot, ranking))]
      + relayed(snapshot) + call(snapshot) + ignored(snapshot)
      + lines("routed", ranking.routedRegionNotes.map(\.displayText))
  }

  /// A label for the first of several lines.
  private static func lines(
    _ label: DisplayText, _ texts: [DisplayText]
  ) -> [(label: DisplayText, text: DisplayText)] {
    texts.enumerated().map { ($0 == 0 ? label : .empty, $1) }
  }

  private static func best(_ snapshot: Snapshot, _ ranking: Ranking) -> DisplayText {
    guard let best = ranking.best.flatMap(ranking.explanation) else {
      if snapshot.regions.areOfSTUNAlone {
        return "none: STUN servers alone, and only relays are ranked"
      }
      if snapshot.regions.contains(where: \.verdict.isUsable) { return "not measured yet" }
      return snapshot.provesRelays ? "none: no relay works" : "none: no relay answers"
    }
    return "\(best.place.region.displayName): \(best.grounds)"
  }

  /// What the echoes came to, and what `relay ms` means.
  private static func relayed(_ snapshot: Snapshot) -> [(DisplayText, DisplayText)] {
    guard let echoes = snapshot.echoes else { return [] }
    return [("relayed", "\(echoes.account); relay ms: through the relay and back, twice each way")]
  }

  /// What was heard and counts for nothing; nothing where there was none.
  private static func ignored(_ snapshot: Snapshot) -> [(DisplayText, DisplayText)] {
    let count = snapshot.traffic.foreign
    guard count > 0 else { return [] }
    let messages: DisplayText = count == 1 ? "1 message" : "\(count) messages"
    return [("ignored", "\(messages) that answered nothing asked, or came from another address")]
  }

  private static func call(_ snapshot: Snapshot) -> [(DisplayText, DisplayText)] {
    let best = snapshot.regions.first { $0.region == snapshot.best }
    guard let best else { return [] }
    let estimate = best.callQuality.map {
      "\($0.displayText) through \(best.region.displayName), \(CallQuality.origin)" as DisplayText
    }
    return [estimate ?? best.callDoubt?.displayText].compactMap(\.self).map { ("call", $0) }
  }
}

extension [RegionSnapshot] {
  /// Whether there is no relay among the servers, and none to come.
  fileprivate var areOfSTUNAlone: Bool {
    let servers = flatMap(\.servers)
    return !servers.isEmpty && !servers.contains(where: \.isRelay)
      && allSatisfy { $0.fetch != .loading }
  }
}

/// Lines of ASCII, broken where they have to fit a width.
private struct Page {
  /// In columns; `nil` where lines may be as long as they are.
  let width: Int?

  /// Where what is broken goes on.
  private static let indent = (entry: 9, reason: 6)
  /// Below this nothing is broken smaller.
  private static let least = 24

  func lines(_ text: DisplayText, indent: Int = 0) -> [DisplayText] {
    let text = text.inASCII
    guard let width, text.width > width - indent else { return [text] }
    return text.wrapped(to: max(width - indent, Self.least))
  }

  /// Puts the reason at the end of its row, or below it where it does not fit.
  func row(_ row: DisplayText, _ reason: DisplayText) -> [DisplayText] {
    let whole = (row + "  " + reason.inASCII).withoutTrailingSpaces
    guard let width, whole.width > width else { return [whole] }
    return [row.withoutTrailingSpaces]
      + lines(reason, indent: Self.indent.reason).map { .spaces(Self.indent.reason) + $0 }
  }

  /// A label and its text, the text's lines beneath each other.
  func entry(_ label: DisplayText, _ text: DisplayText) -> [DisplayText] {
    lines(text, indent: Self.indent.entry).enumerated().map { index, line in
      (index == 0 ? label : .empty).padded(to: Self.indent.entry) + line
    }
  }
}
