import RelayKit
import STUN
import TestSupport
import Testing

/// What the relays of one host add up to: over UDP 80, TCP 80 and TLS 443.
@Suite(.pitfall(.wrongRung)) struct RegionVerdictTests {
  @Test(arguments: [
    Row(
      [.dead, .refuses(401), .refuses(401)], .rejected,
      "tcp 80, tls 443: \(refused); udp 80: no answer here while tcp 80 answers: "
        + "a firewall drops UDP; let UDP out", "udp/80 blocked, tcp/80 ok, tls/443 ok"),
    Row(
      [.dead, .dead, .refuses(401)], .rejected,
      "tls 443: \(refused); udp 80: no answer here while tls 443 answers: "
        + "a firewall drops UDP; let UDP out", "udp/80 blocked, tcp/80 blocked, tls/443 ok"),
    Row(
      [.dead, .refuses(401), .grants(9)], .degraded,
      "tcp 80: \(refused); udp 80: no answer here while tls 443 works: "
        + "a firewall drops UDP; let UDP out, or use tls 443",
      "udp/80 blocked, tcp/80 ok, tls/443 ok"),
    Row(
      [.refusesConnections, .refuses(401), .refuses(401)], .rejected,
      refused, "udp/80 refused, tcp/80 ok, tls/443 ok"),
    Row(
      [.refusesConnections, .grants(9), .grants(9)], .degraded,
      "udp 80: refused while tcp 80 works: nothing listens there; use tcp 80",
      "udp/80 refused, tcp/80 ok, tls/443 ok"),
    Row(
      [.refuses(401), .refusesConnections, .refuses(401)], .rejected,
      refused, "udp/80 ok, tcp/80 refused, tls/443 ok"),
    Row(
      [.ignoresAllocates, .ignoresAllocates, .ignoresAllocates], .unreachable,
      "answers Bindings, but Allocate failed: no answer to 3 of them: "
        + "a limit, or a fault of the server", "udp/80 ok, tcp/80 ok, tls/443 ok"),
    Row(
      [.refuses(500), .refuses(500), .refuses(500)], .busy,
      "Allocate refused: 500 Reason: the server has an error of its own; try again later",
      "udp/80 ok, tcp/80 ok, tls/443 ok"),
    Row(
      [.dead, .dead, .dead], .unreachable,
      "nothing answers on any path: this host is offline, or a firewall drops all; "
        + "try another network", "udp/80 unknown, tcp/80 unknown, tls/443 unknown"),
  ])
  func `is told by the one that got furthest, and the firewall second`(row: Row) {
    var survey = Survey.proving(over: [.ipv4])
    survey.fetched(["", "?transport=tcp"].map { "turn:a.example:80\($0)" } + [Self.overTLS])
    let ip = IPAddress(8, 8, 4, 4)
    _ = survey.handle(.resolved(host: "a.example", .success([ip]), took: .zero))
    for (path, state) in zip(Self.paths, row.states) {
      let address = TransportAddress(ip: ip, port: path.port)
      let name = path.transport == .tls ? "a.example" : nil
      survey.tell(
        state, of: Target(transport: path.transport, address: address, serverName: name))
    }
    let moment = survey.toldMoment
    #expect(moment.regions[0].verdict == row.verdict)
    #expect(moment.regions[0].reason?.text == row.reason)
    #expect(moment.network.lines.first?.text == row.paths)
  }

  private static let refused = """
    Allocate refused: 401 Reason: the credentials answered a correct challenge and were refused: \
    wrong, expired, disabled or over quota; fetch new ones
    """
  private static let overTLS = "turns:a.example:443?transport=tcp"
  private static let paths: [(transport: Transport, port: UInt16)] = [
    (.udp, 80), (.tcp, 80), (.tls, 443),
  ]

  struct Row: CustomTestStringConvertible, Sendable {
    var states: [RelayState]
    var verdict: Verdict
    var reason: String
    var paths: String
    var testDescription: String { "\(states)" }

    init(_ states: [RelayState], _ verdict: Verdict, _ reason: String, _ paths: String) {
      (self.states, self.verdict, self.reason, self.paths) = (states, verdict, reason, paths)
    }
  }
}
