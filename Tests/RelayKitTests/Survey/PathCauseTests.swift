import STUN
import TestSupport
import Testing

@testable import RelayKit

/// What the servers of a survey tell of each other.
@Suite(.pitfall(.wrongRung)) struct PathCauseTests {
  @Test(arguments: [
    Row(
      "udp 443", [.dead("a", "udp 443", .silent), .alive("a", "udp 80"), .alive("a", "tcp 80")],
      "no answer here while udp 80 works: a firewall drops UDP 443; use udp 80"),
    Row(
      "udp 80", [.dead("a", "udp 80", .silent), .alive("a", "tcp 443")],
      "no answer here while tcp 443 works: a firewall drops UDP; let UDP out, or use tcp 443"),
    Row(
      "udp 80",
      [.dead("a", "udp 80", .silent), .alive("a", "tls 443"), .alive("b", "udp 80")],
      "no answer here while tls 443 works, and UDP to others: its UDP is down; use tls 443"),
    Row(
      "tcp 80", [.dead("a", "tcp 80", .refused), .alive("a", "udp 80")],
      "refused while udp 80 works: nothing listens there; use udp 80"),
    Row(
      "tcp 80", [.dead("a", "tcp 80", .dropped), .alive("a", "udp 80")],
      "no connection in time while udp 80 works: a firewall drops it; use udp 80"),
    Row(
      "down",
      [.dead("a", "udp 80", .silent), .dead("a", "tcp 80", .dropped), .alive("b", "udp 80")],
      "no path to this host answers while others do: it is down; use another region"),
    Row(
      "offline", [.dead("a", "udp 80", .silent), .dead("b", "tcp 80", .noRoute)],
      "nothing answers on any path: this host is offline, or a firewall drops all; "
        + "try another network"),
    Row(
      "proxy",
      [
        .dead("a", "tls 443", .foreignIssuer("Corp")),
        .dead("b", "tls 443", .foreignIssuer("Corp")),
      ],
      "every certificate is signed by Corp, which is not trusted here: a proxy intercepts TLS (have "
        + "it let TURN pass), or that authority is your own (name it with --ca-file)"),
    Row(
      "intermediate left out",
      [.dead("a", "tls 443", .badCertificate), .dead("b", "tls 443", .badCertificate)], nil),
    Row(
      "tls 443", [.dead("a", "tls 443", .brokenTLS), .alive("a", "tls 5349")],
      "TLS fails here while tls 5349 works: a proxy intercepts port 443; use tls 5349"),
    Row(
      "portal", [.dead("a", "tcp 80", .webServer)],
      "answers in HTTP: a captive portal or proxy takes port 80; sign in with a browser"),
    Row(
      "portal at another port",
      [.dead("a", "tcp 443", .webServer), .dead("b", "tcp 443", .webServer)],
      "answers in HTTP: a captive portal or proxy takes port 443; sign in with a browser"),
    Row("web server", [.dead("a", "tcp 443", .webServer), .dead("b", "tcp 443", .refused)], nil),
    Row(
      "web servers beside streams",
      [
        .dead("a", "tcp 443", .webServer), .dead("b", "tcp 443", .webServer),
        .alive("c", "tls 443"),
      ], nil),
    Row(
      "portal's certificate",
      [
        .dead("a", "tls 443", .foreignName("wifi.example")),
        .dead("b", "tls 443", .foreignName("wifi.example")),
      ],
      "every certificate here is for wifi.example: a captive portal or proxy takes TLS; "
        + "sign in with a browser"),
    Row(
      "mixed up by their owner",
      [
        .dead("a", "tls 443", .foreignName("b.example")),
        .dead("b", "tls 443", .foreignName("b.example")), .alive("a", "udp 80"),
      ], nil),
    Row("alone", [.dead("a", "udp 80", .silent)], nil),
    Row("own authority", [.dead("a", "tls 443", .foreignIssuer("Corp"))], nil),
    Row("works", [.alive("a", "udp 80"), .dead("a", "tcp 80", .refused)], nil),
  ])
  func `names the cause of the first by the others`(row: Row) throws {
    let evidence = PathEvidence(row.servers)
    let first = try #require(row.servers.first)
    #expect(PathCause(of: first, in: evidence)?.displayText?.text == row.text)
  }

  @Test func `sums up a network that drops UDP`() {
    let servers: [ServerSnapshot] = [.dead("a", "udp 80", .silent), .alive("a", "tcp 443")]
    var region = RegionSnapshot(region: .accountDefault)
    region.servers = servers
    let findings = NetworkFindings(of: [region], evidence: PathEvidence(servers))
    #expect(
      findings.lines == [
        "udp/80 blocked, tcp/443 ok",
        """
        UDP gets no answer anywhere while tcp 443 works: a firewall drops UDP; \
        let it out, or calls go over TCP and stall with every loss
        """,
      ])
  }

  @Test func `sums up a network behind a captive portal`() {
    let servers: [ServerSnapshot] = ["a", "b"].flatMap { host in
      [
        .dead(host, "tcp 80", .webServer), .dead(host, "tcp 443", .webServer),
        .dead(host, "tls 443", .foreignName("wifi.example")),
      ]
    }
    var region = RegionSnapshot(region: .accountDefault)
    region.servers = servers
    #expect(
      NetworkFindings(of: [region], evidence: PathEvidence(servers)).causes == [
        """
        a captive portal or proxy takes TLS and shows the certificate of wifi.example; \
        sign in with a browser
        """,
        "TCP 80, 443 answer in HTTP: a captive portal or proxy; sign in with a browser",
      ])
  }

  @Test func `names what translates us on the way to the servers`() {
    var server = ServerSnapshot.alive("a", "udp 80")
    server.mapped = "[2002:808:808::1]:80"
    var region = RegionSnapshot(region: .accountDefault)
    region.servers = [server]
    let findings = NetworkFindings(of: [region], evidence: PathEvidence(region.servers))
    #expect(findings.identity == "seen as 2002:808:808::1 of 6to4 (RFC 3056)")
    #expect(findings.mappedAddresses == ["2002:808:808::1"])
  }

  @Test(
    arguments: [
      ([], nil), ([(.unreachable, false)], nil), ([(.pending, true), (.misconfigured, true)], nil),
      ([(.unreachable, false), (.unreachable, true)], false),
      ([(.unreachable, true), (.rejected, true)], true), ([(.ok, true)], true),
    ] as [([(Verdict, Bool)], Bool?)])
  func `tells of IPv6 what there is a way to`(sixes: [(Verdict, Bool)], expected: Bool?) {
    var server = ServerSnapshot.alive("a", "udp 80")
    server.addresses =
      [AddressSnapshot(address: "192.0.2.1", family: 4, verdict: .ok)]
      + sixes.map { AddressSnapshot(address: "::", family: 6, verdict: $0, hasRoute: $1) }
    var region = RegionSnapshot(region: .accountDefault)
    region.servers = [server]
    let findings = NetworkFindings(of: [region], evidence: PathEvidence(region.servers))
    #expect(findings.answersOverIPv6 == expected)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var servers: [ServerSnapshot]
    var text: String?

    init(_ what: String, _ servers: [ServerSnapshot], _ text: String?) {
      (testDescription, self.servers, self.text) = (what, servers, text)
    }
  }
}

extension ServerSnapshot {
  fileprivate static func alive(_ host: String, _ path: String) -> ServerSnapshot {
    var server = at(host, path)
    server.verdict = .ok
    server.stage = .binding
    return server
  }

  fileprivate static func dead(
    _ host: String, _ path: String, _ fault: PathFault
  ) -> ServerSnapshot {
    var server = at(host, path)
    server.verdict = .unreachable
    server.stage = .connect
    server.fault = fault
    return server
  }

  private static func at(_ host: String, _ path: String) -> ServerSnapshot {
    let words = path.split(separator: " ")
    let scheme = words[0] == "tls" ? "turns" : "turn"
    let query = words[0] == "udp" ? "" : "?transport=tcp"
    let text = "\(scheme):\(host).example:\(words[1])\(query)"
    return ServerSnapshot(url: "turn", uri: try? ServerURI(parsing: text))
  }
}
