import RelayKit

/// What each action does.
extension DashboardState {
  /// Changes only what is looked at; it may depend on the key.
  typealias Look = @Sendable (inout DashboardState, Key) -> Void
  /// Returns what is to be done in the world.
  typealias Deed = @Sendable (inout DashboardState) -> [Effect]

  static let looks: [Action: Look] = [
    .sort: { state, _ in state.arrange(.sortByNext) },
    .reverseSort: { state, _ in state.arrange(.reverseSort) },
    .sortByPlace: { state, key in state.sort(byPlace: key.digit) },
    .filter: { state, _ in state.openFilter() },
    .editPath: { state, _ in state.changeExport { $0.focus = .path } },
    .measuredOnly: { state, _ in state.changeExport { $0.toggleMeasured() } },
    .relayOnly: { state, _ in state.changeExport { $0.toggleRelayOnly() } },
    .singleServer: { state, _ in state.toggleSingleServer() },
    .splitRegions: { state, _ in state.toggleSplit() },
    .previewDown: { state, _ in state.scrollPreview(by: 1) },
    .previewUp: { state, _ in state.scrollPreview(by: -1) },
    .open: { state, _ in state.openDetail() },
    .servers: { state, _ in state.openServers() },
    .compare: { state, _ in state.openComparison() },
    .network: { state, _ in state.open(.network) },
    .messages: { state, _ in state.open(.messages) },
    .transactions: { state, _ in state.inspect() },
    .settings: { state, _ in state.open(.settings) },
    .help: { state, _ in state.toggleHelp() },
    .columns: { state, _ in state.screen = .columns(row: 0, over: state.screen) },
    .mark: { state, _ in state.toggleMark() },
    .freeze: { state, _ in state.isFrozen.toggle() },
    .export: { state, _ in state.askForExport() },
  ]

  static let deeds: [Action: Deed] = [
    .moveDown: { $0.move(by: 1) },
    .moveUp: { $0.move(by: -1) },
    .pageDown: { $0.move(by: $0.pageLength) },
    .pageUp: { $0.move(by: -$0.pageLength) },
    .first: { $0.move(by: -all) },
    .last: { $0.move(by: all) },
    .back: { $0.goBack() },
    .themes: { $0.chooseTheme() },
    .mouse: { $0.toggleMouse() },
    .accept: { $0.accept() },
    .completePath: { $0.completePath(by: 1) },
    .completeBack: { $0.completePath(by: -1) },
    .overwrite: { $0.writeExport(agreeingTo: [.replacing]) },
    .makeFolder: { $0.writeExport(agreeingTo: [.makingFolders]) },
    .pause: { $0.togglePause() },
    .refetch: { $0.command(.refetch, saying: "asking for all credentials again") },
    .reset: { $0.command(.reset, saying: "figures start anew") },
    .slower: { $0.changeInterval(\.longer) },
    .faster: { $0.changeInterval(\.shorter) },
    .copy: { $0.copy() },
    .reveal: { $0.toggleCredentials() },
    .redraw: { _ in [.redraw] },
    .suspend: { _ in [.suspend] },
    .quit: { _ in [.quit] },
    .quitWithReport: { _ in [.quitWithReport] },
  ]

  /// More than any list is long.
  private static let all = 1_000_000
}

extension Key {
  /// The number it types; 0 for every other key.
  fileprivate var digit: Int {
    if case .character(let character) = self { character.wholeNumberValue ?? 0 } else { 0 }
  }
}
