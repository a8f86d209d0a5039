import RelayKit

/// The keys, from the table of keys, and what the columns and marks mean.
struct HelpView: PageView {
  let body: Rect
  let scroll: Int
  let evidence: Evidence
  let glyphs: GlyphSet
  let bindings: KeyBindings

  var visibleLines: Int { max(body.rows - 1, 0) }

  /// The last line that scrolling may begin with.
  var lastScroll: Int { max(lines.count - visibleLines, 0) }

  func draw(of frame: inout Frame) {
    var rest = body
    let position: DisplayText =
      lastScroll == 0 ? "" : "\(scroll + 1)-\(scroll + visibleLines) of \(lines.count)"
    frame.putPageTitle("help", position, in: rest.takeTop(1))
    frame.cursor = Position(column: rest.column, row: rest.row)
    for line in lines.dropFirst(scroll).prefix(rest.rows) {
      let row = rest.takeTop(1)
      var left = row
      frame.put(line.right, in: left.takeRight(line.right.isEmpty ? 0 : row.columns - Self.middle))
      frame.put(line.left, in: left)
    }
  }

  /// Where the legend begins, if it stands beside the keys.
  private static let middle = 42

  private var lines: [(left: StyledText, right: StyledText)] {
    let keys = keys
    let legend = HelpLegend.lines(evidence, glyphs)
    guard body.columns >= Self.middle + HelpLegend.columns else {
      return (keys + [.empty] + legend).map { ($0, .empty) }
    }
    return (0..<max(keys.count, legend.count)).map { index in
      (
        index < keys.count ? keys[index] : .empty,
        index < legend.count ? legend[index] : .empty
      )
    }
  }

  /// A line a row of the table, without those for typing, which the footer shows then.
  private var keys: [StyledText] {
    let shown = bindings.rows.filter {
      !$0.contexts.isDisjoint(with: [.regions, .servers, .detail, .messages])
    }
    return shown.map { row in
      let names = row.keyNames
      return StyledText.entry(names, row.title, width: 10, role: .key)
    }
  }
}

/// What the columns and marks of the screen mean.
enum HelpLegend {
  /// The width of the longest line.
  static let columns = 38

  private typealias Row = (mark: DisplayText, meaning: DisplayText)

  static func lines(_ evidence: Evidence, _ glyphs: GlyphSet) -> [StyledText] {
    (figures + words(evidence) + marks(glyphs))
      .map { .entry($0.mark, $0.meaning, width: 10, role: .text) }
  }

  private static var figures: [Row] {
    [
      ("#", "rank; = marks a tie"),
      ("udp", "median of its best relay, ms"),
      ("tcp tls", "the same over TCP, over TLS"),
      ("p95", "95 of 100 were faster"),
      ("jit jmax", "mean and greatest change"),
      ("loss", "requests lost, percent"),
      ("call", "how a call sounds, 1 to 4.4"),
    ]
  }

  private static func words(_ evidence: Evidence) -> [Row] {
    switch evidence {
    case .binding:
      [
        ("answer", "what a Binding request met"),
        ("no udp", "no UDP server answers"),
        ("closed", "nothing listens on its port"),
        ("refused", "service or server said no"),
      ]
    case .relay:
      [
        ("relay", "what an Allocate request met"),
        ("no udp", "no UDP server relays"),
        ("no relay", "answers, but does not relay"),
        ("closed", "nothing listens on its port"),
        ("full busy", "quota used up; no capacity"),
        ("refused", "service or server said no"),
      ]
    }
  }

  private static func marks(_ glyphs: GlyphSet) -> [Row] {
    let (line, lost): (DisplayText, DisplayText) =
      glyphs == .unicode ? ("⣀⣤⣶⣿", "⠉") : ("_-=#", "x")
    return [
      ("history", "how far above the fastest:"),
      (line, "<25 %  <50 %  <100 %  more"),
      (lost, "a lost request"),
      ("+udp -udp", "sorted up, sorted down"),
      ("= name", "the same addresses as name"),
      ("*", "marked, to compare or export"),
      ("..", "awaited; blank: not known"),
      ("~", "cut for want of room"),
      ("filter", "us !west relay:no udp:<50"),
    ]
  }
}

extension StyledText {
  /// A name and what it means, the meanings beneath each other.
  fileprivate static func entry(
    _ name: DisplayText, _ meaning: DisplayText, width: Int, role: Role
  ) -> StyledText {
    StyledText(name + .spaces(max(width - name.width, 1)), role)
      + StyledText(meaning, role == .key ? .text : .muted)
  }
}

extension KeyBinding {
  /// The keys as the help names them; of many, the first and the last.
  fileprivate var keyNames: DisplayText {
    let names = keys.map(\.displayName)
    guard names.count > 3, let first = names.first, let last = names.last else {
      return names.joined(separator: " ")
    }
    return "\(first)-\(last)"
  }
}
