import Dashboard
import FoundationEssentials
import Glibc
import RelayKit
import STUN
import Synchronization

/// The dashboard on a survey of which every round trip is written down, for the wire to judge.
enum RecordedWatch {
  /// Measures the world of the file `arguments[0]` until a key ends the screen; then writes to the
  /// file `arguments[1]` a line for each answer: transaction id and nanoseconds.
  @MainActor static func run(_ arguments: [String]) throws {
    guard arguments.count == 2 else { throw BenchError.usage("Benchmarks watch WORLD RECORD") }
    let world = try World(file: arguments[0])
    let service = ServiceIdentity(
      url: "the bench", keyHint: nil, isDemo: true,
      startedSince1970: Date().timeIntervalSince1970)
    let wake = try WakePipe()
    let board = SnapshotBoard(
      Survey(regions: Region.all, families: [.ipv4]).snapshot(
        service: service, elapsed: .zero, version: 0),
      wake: wake.wake)
    let record = RoundTripRecord()
    let survey = Task.detached { try await measure(world, service, board, record) }
    try show(board, wake)
    survey.cancel()
    try record.text.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  private static func measure(
    _ world: World, _ service: ServiceIdentity, _ board: SnapshotBoard, _ record: RoundTripRecord
  ) async throws {
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.pem(world.caPEM)))
    let metered = try MeteredService(baseURL: world.baseURL)
    try await AsyncHTTPTransport.withTransport(AsyncHTTPTransport.Settings()) { transport in
      let client = MeteredClient(
        service: metered, key: Secret(world.apiKey), transport: transport)
      var configuration = Monitor.Configuration(
        regions: Region.all, plan: .watching, credentials: client,
        resolver: TableResolver(world.addresses),
        opener: RecordingOpener(opener: opener, record: record), prover: opener)
      configuration.joinMeasuringThread()
      await Monitor(configuration, service: service, board: board).run()
    }
  }

  @MainActor private static func show(_ board: SnapshotBoard, _ wake: WakePipe) throws {
    let options = TerminalOptions(
      term: "xterm-256color", locale: LocaleWish(all: "C.UTF-8", characters: nil, language: nil))
    let terminal = try CursesTerminal(
      options: options, theme: try ThemeLibrary().theme(named: "dark"), wake: wake)
    defer { terminal.close() }
    var loop = DashboardLoop(terminal: terminal, board: board, wake: wake) { _ in nil }
    _ = loop.run()
  }
}

/// What came back, and after how long.
final class RoundTripRecord: Sendable {
  private let lines = Mutex<[(id: TransactionID, time: Duration)]>([])

  func add(_ id: TransactionID, _ time: Duration) {
    lines.withLock { $0.append((id, time)) }
  }

  var text: String {
    let lines = lines.withLock { $0 }
    return lines.map { id, time in
      let hex = id.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return "\(hex) \(Int(time / .nanoseconds(1)))\n"
    }.joined()
  }
}

/// Opens flows as the program does, and writes down what they answer over UDP.
private struct RecordingOpener: ExchangeOpener {
  let opener: NetworkExchangeOpener
  let record: RoundTripRecord

  var meter: TrafficMeter { opener.meter }

  func open(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    var opened = try await opener.open(target, timeout: timeout, onClose: onClose)
    guard target.transport == .udp else { return opened }
    opened.exchange = RecordingExchange(exchange: opened.exchange, record: record)
    return opened
  }
}

private struct RecordingExchange: Exchange {
  let exchange: any Exchange
  let record: RoundTripRecord

  func send(_ request: PendingRequest) {
    var recorded = request
    recorded.completion = { [record] outcome in
      if case .answered(let answer, let time) = outcome {
        record.add(answer.transactionID, time)
      }
      request.completion(outcome)
    }
    exchange.send(recorded)
  }

  func close() async {
    await exchange.close()
  }
}
