import RelayKit
import STUN
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MonitorTests {
  @Test func `carries a survey from credentials to a verdict for every URL`() async {
    let urls = ["turn:a.example:80", "turn:a.example:80?transport=tcp", "turn:b.example:80"]
    let snapshot = await survey(urls, opener: ScriptedOpener(refusing: [.tcp]))
    let region = snapshot.regions.first
    #expect(region?.servers.map(\.verdict) == [.ok, .unreachable, .unreachable])
    #expect(region?.servers.map(\.stage) == [.binding, .connect, .resolve])
    #expect(region?.servers.first?.statistics.p50 == .milliseconds(7))
    #expect(region?.servers.first?.mapped == "203.0.113.7:4000")
    #expect(snapshot.best == Region(named: "uk"))
  }

  /// A server that speaks or ends first is heard before its flow is.
  @Test func `hears of the end of a flow that was over before it was handed on`() async {
    let urls = ["turn:c.example:80", "turn:c.example:80?transport=tcp"]
    let snapshot = await survey(urls, opener: ScriptedOpener(ending: .closedByPeer))
    let servers = snapshot.regions.first?.servers ?? []
    #expect(servers.map(\.verdict) == [.unreachable, .unreachable])
    #expect(servers.map(\.reason) == urls.map { _ in ExchangeError.closedByPeer.displayText })
  }

  @Test func `leaves no flow open when it is done`() async {
    let opener = ScriptedOpener()
    _ = await survey(["turn:a.example:80", "turn:a.example:443"], opener: opener)
    #expect(opener.opened == 2)
    #expect(opener.closed == 2)
  }

  @Test func `leaves no flow open when it is cancelled`() async {
    let opener = ScriptedOpener()
    let plan = ProbePlan(interval: .seconds(3600), timeout: .seconds(1), samples: nil)
    let (board, answered) = boardThatWakes { $0.regions.first?.verdict == .ok }
    let monitor = monitor(["turn:a.example:80"], plan, opener, board)
    await withTaskGroup { group in
      group.addTask { await monitor.run() }
      await answered()
      group.cancelAll()
    }
    #expect(opener.opened == 1)
    #expect(opener.closed == 1)
  }

  @Test func `fetches again on command and keeps what it measured`() async {
    let opener = ScriptedOpener()
    let plan = ProbePlan(interval: .seconds(3600), timeout: .seconds(1), samples: nil)
    let (board, answered) = boardThatWakes { $0.regions.first?.verdict == .ok }
    let (commands, send) = AsyncStream.makeStream(of: MonitorCommand.self)
    let credentials = ListedCredentials(urls: ["turn:a.example:80"])
    let monitor = monitor(credentials, plan, opener, board)
    await withTaskGroup { group in
      group.addTask { await monitor.run(commands: commands) }
      await answered()
      send.yield(.refetch)
      await credentials.fetched(times: 2)
      group.cancelAll()
    }
    #expect(opener.opened == 1)
    #expect(board.snapshot.regions.first?.servers.first?.statistics.received == 1)
  }

  @Test func `begins the figures anew and keeps the verdict, and tells the pace it measures at`()
    async
  {
    let opener = ScriptedOpener()
    let plan = ProbePlan(interval: .seconds(3600), timeout: .seconds(1), samples: nil)
    let (board, answered) = boardThatWakes { $0.regions.first?.verdict == .ok }
    let (commands, send) = AsyncStream.makeStream(of: MonitorCommand.self)
    let monitor = monitor(ListedCredentials(urls: ["turn:a.example:80"]), plan, opener, board)
    await withTaskGroup { group in
      group.addTask { await monitor.run(commands: commands) }
      await answered()
      send.yield(.interval(.seconds(1800)))
      send.yield(.reset)
      while board.snapshot.regions.first?.servers.first?.statistics.received != 0 {
        await Task.yield()
      }
      group.cancelAll()
    }
    #expect(board.snapshot.regions.first?.verdict == .ok)
    #expect(board.snapshot.interval == .seconds(1800))
  }

  @Test func `does not fetch again while it is still fetching`() async {
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let (calls, called) = AsyncStream.makeStream(of: Void.self)
    let (end, reachEnd) = AsyncStream.makeStream(of: Void.self)
    let left = Mutex(50)
    let commands = AsyncStream<MonitorCommand> {
      let isLeft = left.withLock { left in
        left -= 1
        return left >= 0
      }
      if !isLeft { reachEnd.finish() }
      return isLeft ? .refetch : nil
    }
    let source = SlowCredentials(gate: gate, called: called)
    let board = SnapshotBoard(Snapshot(service: .test))
    let configuration = Monitor.Configuration(
      regions: [.uk], plan: ProbePlan(interval: .seconds(1), timeout: .seconds(1), samples: 1),
      credentials: source, resolver: TableResolver([:]), opener: ScriptedOpener())
    let monitor = Monitor(configuration, service: .test, board: board)
    await withTaskGroup { group in
      group.addTask { await monitor.run(commands: commands) }
      for await _ in calls { break }
      for await _ in end {}
      open.finish()
      await group.waitForAll()
    }
    called.finish()
    var further = 0
    for await _ in calls { further += 1 }
    #expect(further == 0)
  }

  @Test func `has the time go on where nothing answers, but not while measuring is paused`() async {
    let clock = ManualClock()
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let (_, called) = AsyncStream.makeStream(of: Void.self)
    let (commands, send) = AsyncStream.makeStream(of: MonitorCommand.self)
    let board = SnapshotBoard(Snapshot(service: .test))
    var configuration = Monitor.Configuration(
      regions: [.uk], plan: ProbePlan(interval: .seconds(1), timeout: .seconds(1), samples: nil),
      credentials: SlowCredentials(gate: gate, called: called), resolver: TableResolver([:]),
      opener: ScriptedOpener())
    configuration.clock = SurveyClock(clock)
    let monitor = Monitor(configuration, service: .test, board: board)
    await withTaskGroup { group in
      group.addTask { await monitor.run(commands: commands) }
      for second in 1...3 {
        while clock.sleeperCount != 1 { await Task.yield() }
        clock.advance(by: .seconds(1))
        while board.snapshot.elapsed != .seconds(second) { await Task.yield() }
      }
      send.yield(.pause)
      send.yield(.reset)
      let version = board.snapshot.version
      while board.snapshot.version == version || clock.sleeperCount != 1 { await Task.yield() }
      clock.advance(by: .seconds(2))
      while clock.sleeperCount != 1 { await Task.yield() }
      #expect(board.snapshot.elapsed == .seconds(3))
      open.finish()
      group.cancelAll()
    }
  }

  private func survey(_ urls: [String], opener: ScriptedOpener) async -> Snapshot {
    let plan = ProbePlan(interval: .milliseconds(1), timeout: .seconds(1), samples: 1)
    let board = SnapshotBoard(Snapshot(service: .test))
    await monitor(urls, plan, opener, board).run()
    return board.snapshot
  }

  private func monitor(
    _ urls: [String], _ plan: ProbePlan, _ opener: ScriptedOpener, _ board: SnapshotBoard
  ) -> Monitor {
    monitor(ListedCredentials(urls: urls), plan, opener, board)
  }

  private func monitor(
    _ credentials: ListedCredentials, _ plan: ProbePlan, _ opener: ScriptedOpener,
    _ board: SnapshotBoard
  ) -> Monitor {
    let configuration = Monitor.Configuration(
      regions: [.uk], plan: plan, credentials: credentials,
      resolver: TableResolver(["a.example": ["192.0.2.1"], "c.example": ["203.0.114.1"]]),
      opener: opener)
    return Monitor(configuration, service: .test, board: board)
  }

  /// A board, and a wait until a snapshot on it meets `condition`.
  private func boardThatWakes(
    when condition: @escaping @Sendable (Snapshot) -> Bool
  ) -> (SnapshotBoard, @Sendable () async -> Void) {
    let (news, wake) = AsyncStream.makeStream(of: Void.self)
    let board = SnapshotBoard(Snapshot(service: .test)) { wake.yield() }
    return (
      board,
      {
        for await _ in news where condition(board.snapshot) { return }
      }
    )
  }
}

/// Credentials that name the same URLs for every region at once.
private struct ListedCredentials: CredentialSource {
  let urls: [String]
  private let stream: AsyncStream<Void>
  private let count: AsyncStream<Void>.Continuation

  init(urls: [String]) {
    self.urls = urls
    (stream, count) = AsyncStream.makeStream(of: Void.self)
  }

  func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {
    for region in regions {
      let credentials = FetchOutcome.Credentials(
        status: 200, servers: urls.map { ICEServer(urls: [$0]) })
      await deliver(FetchOutcome(region: region, took: .zero, result: .success(credentials)))
    }
    count.yield()
  }

  func fetched(times: Int) async {
    var left = times
    for await _ in stream {
      left -= 1
      if left == 0 { return }
    }
  }
}

/// Credentials that come once a gate opens, and that tell when they are asked for.
private struct SlowCredentials: CredentialSource {
  let gate: AsyncStream<Void>
  let called: AsyncStream<Void>.Continuation

  func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {
    called.yield()
    for await _ in gate {}
    for region in regions {
      await deliver(
        FetchOutcome(
          region: region, took: .zero, result: .success(.init(status: 200, servers: []))))
    }
  }
}

extension ServiceIdentity {
  fileprivate static let test = ServiceIdentity(
    url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
}
