import TestSupport
import Testing

/// A NAT, as servers at two addresses and on two ports tell of it that see the client somewhere else.
@Suite(.timeLimit(.minutes(1))) struct MappingTests {
  /// The ports that the servers say to see: of the first, of its second port, and of the other one.
  @Test(arguments: [
    ([4_000, 4_000, 4_000], "endpoint_independent", "endpoint-independent mapping"),
    ([4_000, 4_000, 4_001], "address_dependent", "address-dependent mapping"),
    ([4_000, 4_001, 4_002], "address_and_port_dependent", "address- and port-dependent mapping"),
  ])
  func `is told by its mapping`(ports: [UInt16], name: String, words: String) async throws {
    let hosts = ["127.0.0.1", "127.0.0.1", "127.0.0.3"]
    let servers = try zip(hosts, ports).map { host, port in
      try ScriptedServer(at: host) { [.send(STUNReply.success(to: $0, STUNReply.mapped(port)))] }
    }
    let urls = zip(hosts, servers).map { "\"turn:\($0):\($1.port)\"" }
    let folder = try TemporaryFolder()
    let file = try folder.write("[\(urls.joined(separator: ","))]".utf8, to: "own.json")
    let options = ["probe", "--no-allocate", "--count", "1", "--ice-servers", file]
    let run = try await ProbeRun(TurntopBinary.command(options + ["--format", "json"]))
    #expect(run.report.network.natMapping == name)
    #expect(run.report.network.mapped == ["203.0.113.7"])
    let table = try await TurntopBinary.command(options).run()
    #expect(table.output.contains("seen as 203.0.113.7, \(words)"), "\(table.output)")
  }
}
