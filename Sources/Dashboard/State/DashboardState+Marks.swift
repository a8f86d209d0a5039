import RelayKit

/// Regions that are looked at side by side.
extension DashboardState {
  /// As many as have room beside each other on the narrowest screen.
  private static let mostMarked = 3

  /// Marks the selected region, or takes its mark away.
  mutating func toggleMark() {
    guard let selected else { return }
    if let index = marked.firstIndex(of: selected) {
      marked.remove(at: index)
    } else if marked.count < Self.mostMarked {
      marked.append(selected)
    } else {
      message = Message(
        text: "three regions are marked: space on one of them takes its mark away",
        role: .warning)
    }
  }

  /// The regions to compare: those that are marked; where those are fewer than two, the selected
  /// one and the best with them.
  var compared: [Region] {
    guard marked.count < 2 else { return marked }
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
