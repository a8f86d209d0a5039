import RelayKit

/// What the columns, words and marks of the screen mean.
enum HelpLegend {
  /// As many columns as it takes.
  static let width = 37

  private typealias Row = (mark: DisplayText, meaning: DisplayText)

  /// A heading and the lines beneath it for each kind of what there is to explain.
  static func parts(_ evidence: Evidence, _ glyphs: GlyphSet) -> [[StyledText]] {
    [
      part("columns", figures(evidence)), part("\(evidence.title), in a word", words(evidence)),
      part("marks", marks(glyphs)), part("at the top", header),
    ]
  }

  private static func part(_ title: DisplayText, _ rows: [Row]) -> [StyledText] {
    [.helpHeading(title)]
      + rows.map { .entry($0.mark, StyledText($0.meaning, .muted), width: 12, role: .text) }
  }

  private static func figures(_ evidence: Evidence) -> [Row] {
    [
      ("#", "rank; = marks a tie"),
      ("udp", "ms, median of best relay"),
      ("tcp tls", "the same over TCP, TLS"),
      ("p95", "95 of 100 were faster"),
      ("jit jmax", "mean and greatest change"),
      ("loss", "requests lost, percent"),
      ("alloc", "ms until a relay is there"),
      ("call", "how a call sounds, 1-4.4"),
      ("history", "how far above the fastest"),
      evidence == .relay
        ? ("relay", "what an Allocate met") : ("answer", "what a Binding request met"),
    ]
  }

  /// Every word that `Answer` has.
  private static func words(_ evidence: Evidence) -> [Row] {
    Answer.Term.allCases.filter { evidence == .relay || !$0.needsRelay }
      .map { ($0.example, $0.meaning) }
  }

  private static func marks(_ glyphs: GlyphSet) -> [Row] {
    let (line, lost): (DisplayText, DisplayText) =
      glyphs == .unicode ? ("⣀⣤⣶⣿", "⠉") : ("_-=#", "x")
    return [
      (line, "<25, <50, <100 %, more"),
      (lost, "a lost request"),
      ("+udp -udp", "sorted up, sorted down"),
      ("= name", "the same servers as name"),
      ("*", "marked: compare, export"),
      ("~", "cut for want of room"),
      ("filter", "us !west relay:no udp:<50"),
    ]
  }

  private static var header: [Row] {
    [
      ("udp443 no", "nothing answers there"),
      ("paused", "nothing is sent"),
      ("held", "it measures on, unseen"),
      ("stopped", "it ended; see messages"),
    ]
  }
}
