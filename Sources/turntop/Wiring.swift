import DemoRelay
import RelayKit

/// Puts the parts together: the only place that knows them all.
enum Wiring {
  /// Surveys until the plan is fulfilled; throws where that cannot be done, or is interrupted.
  ///
  /// Says on standard error what is to be relayed before it is, since it may cost money, and in the
  /// end what servers may have kept.
  static func snapshot(_ request: SurveyRequest) async throws(Failure) -> Snapshot {
    let board = SnapshotBoard(request.firstSnapshot)
    try await survey(request, board: board, announce: Process.remark)
    let snapshot = board.snapshot
    Process.complain(ofAnythingLeftBy: snapshot)
    guard !Task.isCancelled else {
      throw Failure("interrupted before the samples were in", .someUnusable)
    }
    return snapshot
  }

  /// Surveys as asked, publishing on `board`, until the plan is fulfilled or the task cancelled.
  ///
  /// Calls `onReady` once all that it needs stands, and throws where it does not come to that.
  /// Calls `onDone` when every flow is closed: what comes after that, the closing of connections to
  /// the service, nobody needs to wait for.
  static func survey(
    _ request: SurveyRequest, board: SnapshotBoard,
    commands: AsyncStream<MonitorCommand>? = nil,
    announce: @escaping @Sendable (DisplayText) -> Void = { _ in },
    onReady: @escaping @Sendable () -> Void = {}, onDone: @escaping @Sendable () -> Void = {}
  ) async throws(Failure) {
    do {
      switch request.source {
      case .demo:
        try await DemoRelay.withRunning { demo in
          let edges = try Edges(demo, request)
          try await survey(request, over: edges, board, commands, announce, onReady, onDone)
        }
      case .metered(let service, let key, let proxy):
        let http = AsyncHTTPTransport.Settings(
          trust: request.roots, proxy: proxy, source: request.sourceAddress)
        let edges = Edges(request, Account(service: service, key: key, http: http))
        try await survey(request, over: edges, board, commands, announce, onReady, onDone)
      case .files:
        try await survey(request, over: Edges(request), board, commands, announce, onReady, onDone)
      }
    } catch {
      throw Failure(describing: error)
    }
  }

  /// Fetches credentials and, where names are to be resolved, the addresses of their hosts;
  /// measures nothing.
  static func credentials(
    _ request: SurveyRequest, resolvingNames: Bool = false
  ) async throws(Failure) -> Snapshot {
    do {
      switch request.source {
      case .demo:
        return try await DemoRelay.withRunning { demo in
          try await credentials(request, over: try Edges(demo, request), resolvingNames)
        }
      case .metered(let service, let key, let proxy):
        let http = AsyncHTTPTransport.Settings(
          trust: request.roots, proxy: proxy, source: request.sourceAddress)
        let edges = Edges(request, Account(service: service, key: key, http: http))
        return try await credentials(request, over: edges, resolvingNames)
      case .files: return try await credentials(request, over: Edges(request), resolvingNames)
      }
    } catch {
      throw Failure(describing: error)
    }
  }

  /// Throws where the system has no room for what a survey needs before its first flow.
  ///
  /// To be called before the first task: the threads under it end the process where they find none.
  static func expectRoom() throws(Failure) {
    let files = SurveyNeeds.files + Process.files
    guard !Process.hasRoom(forFiles: files) else { return }
    throw Failure(
      """
      cannot begin: this process may open fewer than the \(files) more files that measuring \
      takes; raise the limit (ulimit -n)
      """,
      .serviceUnavailable)
  }

  private static func credentials(
    _ request: SurveyRequest, over edges: Edges, _ resolvingNames: Bool
  ) async throws -> Snapshot {
    var survey = Survey(regions: request.regions, families: request.families)
    var effects: [Survey.Effect] = []
    try await withService(edges.account, request) { service in
      let sources = CredentialSources(reading: InputFile.iceServers, service: service)
      await sources.fetch(request.regions) { effects += survey.handle(.fetched($0)) }
    }
    if resolvingNames {
      for event in await edges.resolver.answers(to: effects) { _ = survey.handle(event) }
    }
    guard !Task.isCancelled else {
      throw Failure("interrupted before the credentials were in", .someUnusable)
    }
    return survey.snapshot(service: request.service, elapsed: .now - request.start, version: 0)
  }

  private static func survey(
    _ request: SurveyRequest, over edges: Edges, _ board: SnapshotBoard,
    _ commands: AsyncStream<MonitorCommand>?,
    _ announce: @escaping @Sendable (DisplayText) -> Void,
    _ onReady: @escaping @Sendable () -> Void, _ onDone: @escaping @Sendable () -> Void
  ) async throws {
    let opener = NetworkExchangeOpener(
      tls: try TLSTrust(edges.roots), source: request.sourceAddress)
    try await withService(edges.account, request) { service in
      var configuration = Monitor.Configuration(
        regions: request.regions, plan: request.plan,
        credentials: CredentialSources(reading: InputFile.iceServers, service: service),
        resolver: edges.resolver, opener: opener,
        prover: request.provesRelays ? opener : nil,
        echoes: request.echoes.map { .init(opener, budget: $0, announce: announce) },
        explorer: opener)
      configuration.joinMeasuringThread(since: request.start)
      let monitor = Monitor(
        configuration, service: request.service, board: board, families: request.families,
        expectsPublicHosts: request.expectsPublicHosts, proxy: request.proxy)
      onReady()
      await monitor.run(commands: commands)
      onDone()
    }
  }

  /// Lends the service's client; `nil` where no service is asked.
  private static func withService(
    _ account: Account?, _ request: SurveyRequest, _ body: (MeteredClient?) async -> Void
  ) async throws {
    guard let account else { return await body(nil) }
    try await AsyncHTTPTransport.withTransport(account.http) { transport in
      await body(
        MeteredClient(
          service: account.service, key: account.key, transport: transport,
          policy: request.retries))
    }
  }
}

/// Whom a survey talks to, and whom it trusts.
private struct Edges: Sendable {
  /// `nil` where no service is asked.
  var account: Account?
  var resolver: any Resolver
  var roots: TLSTrust.Roots

  init(_ demo: DemoRelay, _ request: SurveyRequest) throws {
    account = Account(
      service: try MeteredService(baseURL: demo.baseURL), key: Secret(demo.apiKey),
      http: AsyncHTTPTransport.Settings(source: request.sourceAddress))
    resolver = TableResolver(demo.addresses)
    roots = .pem(demo.caPEM)
  }

  init(_ request: SurveyRequest, _ account: Account? = nil) {
    self.account = account
    resolver = SystemResolver(timeout: request.plan.timeout)
    roots = request.roots
  }
}

/// The service that is asked, and how it is reached.
private struct Account: Sendable {
  var service: MeteredService
  var key: Secret
  var http: AsyncHTTPTransport.Settings
}

extension Failure {
  /// What an error of the parts means to the person who called.
  fileprivate init(describing error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as TLSTrustError: self.init(error.displayText, .badUsage)
    case let error as MeteredServiceError: self.init(error.displayText, .badUsage)
    default: self.init("\(DisplayText(sanitizing: "\(error)"))", .serviceUnavailable)
    }
  }
}
