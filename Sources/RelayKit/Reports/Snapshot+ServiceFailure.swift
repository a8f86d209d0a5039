extension Snapshot {
  /// Why no region's credentials could be had, in one line; `nil` where any could.
  package var serviceFailure: DisplayText? {
    guard let first = regions.first, regions.allSatisfy(\.hasNoCredentials) else { return nil }
    return first.reason
  }

  /// Whether the service told every region that the key is not taken.
  var isKeyRefused: Bool {
    serviceFailure != nil && regions.allSatisfy { $0.verdict == .rejected }
  }
}

extension RegionSnapshot {
  fileprivate var hasNoCredentials: Bool {
    if case .failed = fetch { servers.isEmpty } else { false }
  }
}
