import RelayKit

/// Regions that are looked at side by side, or exported together.
extension DashboardState {
  /// As many as have room beside each other on the narrowest screen.
  private static let mostCompared = 3

  /// Marks the selected region, or takes its mark away.
  mutating func toggleMark() {
    guard let selected else { return sayNothingIsShown() }
    if let index = marked.firstIndex(of: selected) {
      marked.remove(at: index)
    } else {
      marked.append(selected)
    }
  }

  /// The regions to compare: the first that were marked; where those are fewer than two, the
  /// selected one and the best with them.
  var compared: [Region] {
    guard marked.count < 2 else { return Array(marked.prefix(Self.mostCompared)) }
    let candidates = marked + [selected, snapshot.best].compactMap(\.self) + shown
    return Array(candidates.unique.prefix(2))
  }

  mutating func openComparison() {
    guard compared.count > 1 else {
      message = Message(text: "there is only one region: nothing to compare", role: .warning)
      return
    }
    screen = .page(.compare, over: screen)
  }
}
