import TestSupport
import Testing

/// Servers that answer with anything but what was asked for: each is a verdict, and none a crash.
@Suite(.timeLimit(.minutes(1))) struct HostileServerTests {
  @Test(
    .pitfall(.wrongRung),
    .acceptance(.concurrencyHonesty),
    arguments: Hostility.ofDatagrams + Hostility.ofStreams + Hostility.ofTLS)
  func `is called by what it does`(row: Hostility) async throws {
    let (run, port) = try await probe(row)
    #expect(run.outcome.status == 2, "\(run.outcome.errors)")
    expect(run.servers, .init(row.verdict, row.stage), row.reason(port))
    #expect(run.report.traffic.allocations == 0)
    #expect((run.report.traffic.foreign > 0) == row.isForeign)
  }

  @Test(arguments: Hostility.ofRelays)
  func `that answers Bindings is called by how it allocates`(row: Hostility) async throws {
    let (run, port) = try await probe(row)
    expect(run.servers, .init(row.verdict, row.stage), row.reason(port))
    #expect(run.servers.first?.rtt.received == 2)
  }

  /// Many of them beside one that is as it should be: what comes first differs from time to time.
  @Test(arguments: [[], ["--no-allocate"]])
  func `that speaks or ends before it is asked is told at once, and holds nothing up`(
    options: [String]
  ) async throws {
    let greetings: [[ScriptedServer.Step]] = [
      [.send(Hostility.banner)], [.send(Hostility.banner), .close], [.close], [.reset],
    ]
    let impatient = try (0..<12).map { index in
      try ScriptedServer(greeting: greetings[index % 4]) { _ in [] }
    }
    let good = try ScriptedServer { [.send(STUNReply.success(to: $0, STUNReply.mapped))] }
    let urls = (impatient + [good]).map { "turn:127.0.0.1:\($0.port)?transport=tcp" }
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: urls))
    let began = ContinuousClock.now
    let servers = try await ProbeRun(of: api.baseURL, Self.brief + options).servers
    #expect(ContinuousClock.now - began < .seconds(20))
    let (text, end) = (
      "misconfigured: what answers is not a STUN server: check the port",
      "unreachable: the server closes the connection without an answer: check the port"
    )
    #expect(
      servers.prefix(12).map { "\($0.verdict): \($0.reason ?? "")" }
        == (0..<3).flatMap { _ in [text, text, end, end] })
    #expect(servers.last?.rtt.received == 2)
  }

  /// More servers at one address than are asked about the NAT, all from one socket.
  @Test(.pitfall(.foreignAnswer)) func `that answer from another address are each named with it`()
    async throws
  {
    let servers = try (0..<3).map { _ in
      try ScriptedServer { [.sendFromElsewhere(STUNReply.success(to: $0, STUNReply.mapped))] }
    }
    let urls = servers.map { "turn:127.0.0.1:\($0.port)" }
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: urls))
    let run = try await ProbeRun(of: api.baseURL, Self.brief)
    #expect(
      run.servers.map { $0.reason?.prefix { $0 != "," } }
        == servers.map { "answers come from 127.0.0.2:\($0.port)" })
    #expect(run.report.traffic.foreign >= 3)
  }

  /// Something foreign comes before each answer, to the Bindings and the Allocates of both.
  @Test func `is counted to the byte, whatever it sends`() async throws {
    let server = try ScriptedServer {
      let strange = STUNReply.message(1, 1, [UInt8](repeating: 7, count: 12), STUNReply.mapped)
      let answer =
        STUNReply.method(of: $0) == STUNReply.allocate
        ? STUNReply.failure(to: $0, 400) : STUNReply.success(to: $0, STUNReply.mapped)
      return [.send(strange), .send(answer)]
    }
    let urls = ["", "?transport=tcp"].map { "turn:127.0.0.1:\(server.port)\($0)" }
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: urls))
    let traffic = try await ProbeRun(of: api.baseURL, Self.brief).report.traffic
    #expect(traffic.bytesSent == server.counts.received)
    #expect(traffic.bytesReceived == server.counts.sent)
    // Each request is one of 28 bytes; four Bindings, one about the NAT, and two Allocates.
    #expect(traffic.foreign * 28 == traffic.bytesSent && traffic.foreign >= 7)
  }

  /// As a relay would send it whose client has bound a channel, to one that has not (RFC 8656 §12.5).
  @Test(arguments: ["", "?transport=tcp"])
  func `that sends ChannelData unasked is called by its answers`(transport: String) async throws {
    let server = try ScriptedServer {
      let strange: [UInt8] = [0x40, 0x01, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8]
      let answer =
        STUNReply.method(of: $0) == STUNReply.allocate
        ? STUNReply.failure(to: $0, 508) : STUNReply.success(to: $0, STUNReply.mapped)
      return [.send(strange), .send(answer)]
    }
    let api = try HTTPResponder(
      answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:\(server.port)\(transport)"]))
    let run = try await ProbeRun(of: api.baseURL, Self.brief)
    #expect(run.servers.map(\.verdict) == ["busy"])
    #expect(run.servers.first?.rtt.received == 2)
    // Two Bindings and an Allocate; over UDP one about the NAT too, and any of them again.
    let least = transport.isEmpty ? 4 : 3
    let traffic = run.report.traffic
    #expect(traffic.foreign >= least && traffic.foreign * 28 <= traffic.bytesSent)
  }

  /// What nobody keeps cannot add up, however much comes.
  @Test(arguments: Hostility.floods)
  func `that floods its client does not fill its memory`(row: Hostility) async throws {
    let server = try ScriptedServer(row.script)
    let api = try HTTPResponder(
      answer: CredentialAPI.answer(urls: [row.url(server.port)]))
    let folder = try TemporaryFolder()
    let running = try RunningProcess(
      ProbeRun.command(api.baseURL, Self.brief), output: folder.file("output"),
      errors: folder.file("errors"))
    var peak = 0
    while running.isRunning {
      peak = max(peak, running.peakMemory ?? 0)
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(await running.status == 2)
    let report = try ProbeReport(folder.text("output"))
    expect(
      report.regions.flatMap(\.servers), .init(row.verdict, row.stage), row.reason)
    let most = row.carriage == .udp ? 72 : 120
    #expect(peak > 0 && peak < most << 20, "\(peak) bytes")
  }

  private static let brief = ["--region", "us_east", "--count", "2", "--interval", "50ms"]

  private func probe(_ row: Hostility) async throws -> (ProbeRun, port: UInt16) {
    let server = try ScriptedServer(row.script)
    let api = try HTTPResponder(
      answer: CredentialAPI.answer(urls: [row.url(server.port)]))
    return (try await ProbeRun(of: api.baseURL, Self.brief), server.port)
  }
}
