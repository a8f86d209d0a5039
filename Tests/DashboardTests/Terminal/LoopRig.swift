import Dashboard
import RelayKit

/// A loop with all it needs but a real terminal.
struct LoopRig {
  let terminal = RecordingTerminal()
  let board: SnapshotBoard
  private let wake: WakePipe

  init() throws {
    let wake = try WakePipe()
    self.wake = wake
    board = SnapshotBoard(Self.snapshot(version: 1), wake: { wake.wake() })
  }

  /// Runs a loop to its end.
  func run(
    idle: Int32? = nil, notice: DisplayText? = nil,
    perform: @escaping (Effect) -> Event? = { _ in nil }
  ) -> DashboardExit {
    var loop = self.loop(idle: idle, notice: notice, perform: perform)
    return loop.run()
  }

  func loop(
    idle: Int32? = nil, notice: DisplayText? = nil,
    perform: @escaping (Effect) -> Event? = { _ in nil }
  ) -> DashboardLoop {
    DashboardLoop(
      terminal: terminal, board: board, wake: wake, idleDescriptor: idle, notice: notice,
      perform: perform)
  }

  /// The state in which a loop begins.
  func state() -> DashboardState {
    DashboardState(
      snapshot: Self.snapshot(version: 1), size: terminal.size, glyphs: .unicode)
  }

  /// A survey of all regions in which nothing has come yet.
  static func snapshot(version: UInt64) -> Snapshot {
    var snapshot = Snapshot(
      service: ServiceIdentity(
        url: "https://app.metered.live", keyHint: "set", isDemo: false, startedSince1970: 0))
    snapshot.version = version
    snapshot.elapsed = .seconds(Int(version))
    snapshot.regions = Region.all.map(RegionSnapshot.init(region:))
    return snapshot
  }
}
