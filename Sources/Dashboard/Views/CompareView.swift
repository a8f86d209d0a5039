import RelayKit

/// Two or three regions side by side: their figures, and how they did over time.
struct CompareView {
  let regions: [RegionRow]
  let evidence: Evidence
  /// How many are marked, some of which may have no room.
  let marked: Int
  /// Which key marks, after a semicolon; empty where none does.
  let advice: DisplayText
  /// How long ago the sample was decided that so many have followed; `nil` where that is not known.
  let age: (Int) -> Duration?
  let body: Rect
  let scroll: Int
  let glyphs: GlyphSet

  var page: TextPage {
    TextPage(
      title: "compare", aside: aside, lines: lines, body: body, scroll: scroll)
  }

  /// Which regions these are.
  private var aside: DisplayText {
    if marked > regions.count { return "the first \(regions.count) of \(marked) marked" }
    return marked < 2 ? "selected and best\(advice)" : "those marked"
  }

  private var lines: [ServerLine] {
    let figures = Self.figures.map { row(label: $0.label, $0.cell) }
    let answers = row(label: evidence.title) { Comparison(text: $0.answer.word, value: nil) }
    return [names] + figures + [answers, .blank] + histories + [.blank] + ages
  }

  private var names: ServerLine {
    line(.empty, regions.map { StyledText($0.region.displayName, TextStyle(.text, bold: true)) })
  }

  private typealias Figure = (label: DisplayText, cell: (RegionRow) -> Comparison)

  private static var figures: [Figure] {
    [
      (
        "rank",
        { Comparison(text: $0.rank, value: $0.snapshot.rank.map(Double.init)) }
      ),
      ("udp ms", { Comparison($0.figures.medians[.udp]) }),
      ("tcp ms", { Comparison($0.figures.medians[.tcp]) }),
      ("tls ms", { Comparison($0.figures.medians[.tls]) }),
      ("p95 ms", { Comparison($0.figures.p95) }),
      ("jitter ms", { Comparison($0.figures.jitter) }),
      ("loss %", { Comparison(percent: $0.figures.lossPercent) }),
      ("call", { Comparison($0.quality) }),
    ]
  }

  /// A row of figures, the best of them in bold, where one is better than the rest; what looks the same
  /// is as good.
  private func row(label: DisplayText, _ cell: (RegionRow) -> Comparison) -> ServerLine {
    let cells = regions.map(cell)
    let best = cells.filter { $0.value != nil }.min { ($0.value ?? 0) < ($1.value ?? 0) }
    let areBest = cells.map { cell in
      best.map { cell.value == $0.value || cell.text == $0.text } ?? false
    }
    let isClear = areBest.contains(false)
    return line(
      label,
      zip(cells, areBest).map { cell, isBest in
        StyledText(cell.text, isClear && isBest ? TextStyle(.best, bold: true) : .plain)
      })
  }

  private func line(_ label: DisplayText, _ cells: [StyledText]) -> ServerLine {
    let width = max(min((body.columns - Self.labelWidth) / max(cells.count, 1), 18), 1)
    return .text(
      cells.reduce(StyledText(label.padded(to: Self.labelWidth))) { line, cell in
        line + StyledText(.spaces(width - cell.width)) + cell
      }, indent: 1)
  }

  private static let labelWidth = 14

  /// A line a region, as long as there is room.
  private var histories: [ServerLine] {
    regions.enumerated().map { index, row in
      let name = row.region.displayName.cut(to: Self.labelWidth + 1)
      let line = row.figures.subject.map { Sparkline($0, phase: index) }
      let width = max(body.columns - Self.labelWidth - 3, 0)
      return .text(
        StyledText(name.padded(to: Self.labelWidth + 1))
          + (line?.text(width: min(width, 128), glyphs: glyphs) ?? .empty), indent: 1)
    }
  }

  /// The medians of ten samples each, the latest first.
  private var ages: [ServerLine] {
    let blocks = regions.map { ($0.figures.subject?.history ?? []).blocksFromTheEnd(of: 10) }
    return (0..<(blocks.map(\.count).max() ?? 0)).map { age in
      row(label: label(ofAge: age), blocks.map { age < $0.count ? Comparison($0[age]) : .none })
    }
  }

  private func row(label: DisplayText, _ cells: [Comparison]) -> ServerLine {
    var cells = cells[...]
    return row(label: label) { _ in cells.popFirst() ?? .none }
  }

  /// `20 s ago`: when the latest sample of the block was decided.
  private func label(ofAge block: Int) -> DisplayText {
    guard let age = age(block * 10) else { return "before" }
    let seconds = age.components.seconds
    if seconds == 0 { return "now" }
    return seconds < 10 ? "\(seconds) s ago" : "\(Figures.elapsed(age)) ago"
  }
}

/// What stands in a cell, and what it is compared by: less is better.
private struct Comparison {
  var text: DisplayText
  var value: Double?

  static let none = Comparison(text: .empty, value: nil)

  init(text: DisplayText, value: Double?) {
    self.text = text
    self.value = value
  }

  init(_ duration: Duration?) {
    self.init(text: Figures.milliseconds(duration), value: duration?.milliseconds)
  }

  init(percent: Double?) {
    self.init(text: Figures.percent(percent), value: percent)
  }

  /// How a call would sound, where more is better.
  init(_ quality: CallQuality?) {
    self.init(
      text: quality.map { Figures.oneDecimal($0.opinionScore) } ?? .empty,
      value: quality.map { -$0.opinionScore })
  }

  /// The median of some samples, and how many of them were lost.
  init(_ samples: ArraySlice<Sample>) {
    let times = samples.compactMap(\.roundTrip)
      .sorted()
    let lost = samples.count - times.count
    let median = times.isEmpty ? nil : times[(times.count - 1) / 2]
    let loss: DisplayText = lost == 0 ? .empty : "\(lost) lost "
    self.init(text: loss + Figures.milliseconds(median), value: median?.milliseconds)
  }
}

extension [Sample] {
  /// The samples in blocks of so many, the latest block first.
  fileprivate func blocksFromTheEnd(of size: Int) -> [ArraySlice<Sample>] {
    stride(from: count, to: 0, by: -size).map { self[Swift.max($0 - size, 0)..<$0] }
  }
}
