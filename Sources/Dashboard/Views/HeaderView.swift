import RelayKit

/// The first three lines: which service, how far, which region is best, what works from here.
struct HeaderView {
  let snapshot: Snapshot
  let isPaused: Bool
  let isFrozen: Bool
  /// Which regions are on the screen, for example `1-11 of 22 regions`; empty on other screens.
  let count: DisplayText

  func draw(in rect: Rect, of frame: inout Frame) {
    var rest = rect
    drawService(in: rest.takeTop(1), of: &frame)
    drawBest(in: rest, of: &frame)
  }

  private func drawService(in rect: Rect, of frame: inout Frame) {
    let (left, right) = fitting(rect.columns)
    frame.put(left, in: rect)
    frame.put(right, in: rect, alignment: .right)
  }

  /// Gives up the key, the service, the counts and the time, in this order, for want of room.
  private func fitting(_ columns: Int) -> (StyledText, StyledText) {
    var left = [name, service, key]
    var right = [StyledText(count), StyledText(Figures.elapsed(snapshot.elapsed)), word]
    while left.joined(spaces: 2).width + 2 + right.joined(spaces: 2).width > columns {
      if left.count > 1 {
        left.removeLast()
      } else if right.count > 1 {
        right.removeFirst()
      } else {
        break
      }
    }
    return (left.joined(spaces: 2), right.joined(spaces: 2))
  }

  private var name: StyledText {
    let name = StyledText("turntop", TextStyle(.heading, bold: true))
    guard snapshot.service.isDemo else { return name }
    return name + StyledText("  ") + StyledText("DEMO", TextStyle(.demo, bold: true))
  }

  /// The URL without its scheme, which is always the same.
  private var service: StyledText {
    let url = snapshot.service.url.text
    let schemes = ["https://", "http://"]
    let scheme = schemes.first(where: url.hasPrefix) ?? ""
    return StyledText(DisplayText(sanitizing: String(url.dropFirst(scheme.count))))
  }

  private var key: StyledText {
    snapshot.service.keyHint.map { StyledText("key \($0)", .muted) } ?? .empty
  }

  private var word: StyledText {
    guard snapshot.failure == nil else {
      return StyledText("stopped", TextStyle(.trouble, bold: true))
    }
    let words = [isPaused ? "paused" : nil, isFrozen ? "held" : nil] as [DisplayText?]
    let word = words.compactMap(\.self).joined(separator: ", ")
    return word.isEmpty
      ? StyledText("live", .muted) : StyledText(word, TextStyle(.warning, bold: true))
  }

  /// The best region left and the paths right, which stay there whatever is found to be as good.
  ///
  /// That stands a line lower where it has no room between; where best and paths have none beside each
  /// other, the paths are the lower line.
  private func drawBest(in rect: Rect, of frame: inout Frame) {
    var lower = rect
    let upper = lower.takeTop(1)
    let best = BestLine(snapshot: snapshot)
    let paths = PathsLine(paths: snapshot.paths).forms
    let lines = [best.forms[0], best.head]
    let pairs = lines.flatMap { line in paths.map { (best: line, paths: $0) } }
    if let pair = pairs.first(where: { $0.best.width + 2 + $0.paths.width <= rect.columns }) {
      frame.put(pair.best, in: upper)
      frame.put(pair.paths, in: upper, alignment: .right)
      guard pair.best != lines[0] else { return }
      let place = lower.takeRight(max(lower.columns - Self.indent, 0))
      frame.put(fullest(best.companions.map { StyledText($0) }, place.columns), in: place)
    } else {
      frame.put(fullest(best.forms, rect.columns), in: upper)
      frame.put(fullest(paths, rect.columns), in: lower)
    }
  }

  /// What `best` is wide, with the gap after it.
  private static let indent = 6

  private func fullest(_ forms: [StyledText], _ columns: Int) -> StyledText {
    forms.first { $0.width <= columns } ?? forms.last ?? .empty
  }
}
