import RelayKit

/// The credentials of the region in detail, which are shown where the person asks, for a moment.
extension DashboardState {
  /// Long enough to read a password out, short enough not to be left on a screen.
  package static let revealingTime = Duration.seconds(10)

  /// Shows them; hides them where they are shown.
  mutating func toggleCredentials() -> [Effect] {
    guard revealed == nil, let row = selectedRow else {
      revealed = nil
      return []
    }
    guard row.snapshot.iceServers.contains(where: \.hasCredentials) else {
      message = Message(
        text: "\(row.region.displayName): there are no credentials", role: .warning)
      return []
    }
    revealed = row.region
    if case .page(.detail, _, let below) = screen { screen = .page(.detail, over: below) }
    return [.concealLater(Self.revealingTime)]
  }

  /// What is to be read now; empty where nothing is, or it is another region's.
  var revealedServers: [ICEServer] {
    guard let row = selectedRow, row.region == revealed else { return [] }
    return row.snapshot.iceServers.filter(\.hasCredentials)
  }
}

extension ICEServer {
  fileprivate var hasCredentials: Bool { username != nil || credential != nil }
}

extension Action {
  /// Whether it does no more than show another part of a page.
  var isMove: Bool {
    [.moveDown, .moveUp, .pageDown, .pageUp, .first, .last].contains(self)
  }
}
