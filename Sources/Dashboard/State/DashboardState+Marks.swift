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

  mutating func openComparison() {
    let regions = regionsToCompare
    guard regions.count > 1 else {
      return message = Message(
        text: "nothing to compare: there is one region, or all have the same servers",
        role: .warning)
    }
    compared = regions
    screen = .page(.compare, over: screen)
  }

  /// The first that were marked; where those are fewer than two, the selected one and the best with
  /// them, as far as their servers are different ones.
  private var regionsToCompare: [Region] {
    guard marked.count < 2 else { return Array(marked.prefix(Self.mostCompared)) }
    let ranked = snapshot.rankedRegions().map(\.snapshot)
    let first = (marked + [selected].compactMap(\.self)).compactMap { region in
      ranked.first { $0.region == region }
    }
    var chosen: [RegionSnapshot] = []
    for region in first + ranked where !chosen.contains(where: region.sharesServers) {
      chosen.append(region)
    }
    return chosen.prefix(Self.mostCompared).map(\.region)
  }
}

extension RegionSnapshot {
  fileprivate func sharesServers(with other: RegionSnapshot) -> Bool {
    other.region == region || sameAs.contains(other.region)
  }
}
