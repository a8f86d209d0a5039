import RelayKit
import STUN
import TestSupport
import Testing

/// What is said of a relayed address by how far it reaches, and its server's.
@Suite(.pitfall(.privateRelay)) struct RelayReachTests {
  @Test(arguments: [
    Row("198.51.100.1", "8.8.8.8", .ok, nil),
    Row(
      "198.51.100.1", "127.0.0.1", .degraded,
      "relayed address 127.0.0.1 is the server's loopback: no peer but the server itself can "
        + "reach it"),
    Row(
      "198.51.100.1", "169.254.1.1", .degraded,
      "relayed address 169.254.1.1 is link-local: peers off the server's link cannot reach it"),
    Row(
      "198.51.100.1", "10.0.0.1", .degraded,
      "relayed address 10.0.0.1 is private: peers elsewhere cannot reach it"),
    Row(
      "198.51.100.1", "100.64.0.1", .degraded,
      "relayed address 100.64.0.1 is shared by a provider's customers (RFC 6598): peers elsewhere "
        + "cannot reach it"),
    Row(
      "10.0.0.2", "10.0.0.2", .ok,
      "relayed address 10.0.0.2, as the server's own, is private: peers elsewhere cannot reach it"),
    Row("10.0.0.2", "8.8.8.8", .ok, nil),
    Row("198.51.100.1", "203.0.113.7", .ok, nil),
    Row(
      "10.0.0.2", "203.0.113.7", .degraded,
      "relayed address 203.0.113.7 is for examples (RFC 5737): peers cannot reach it"),
    Row("198.51.100.1", "2606:4700::7", .degraded, otherFamily("2606:4700::7")),
    Row(
      "127.0.7.34", "2001:db8::7", .degraded,
      otherFamily("2001:db8::7")
        + "; relayed address 2001:db8::7 is for examples (RFC 3849): peers cannot reach it"),
    Row("2606:4700::1", "2606:4700::7", .ok, nil),
    Row("2606:4700::1", "8.8.8.8", .ok, nil),
    Row("127.0.0.1", "127.0.0.1", .ok, nil),
    Row(
      "127.0.0.1", "10.0.0.1", .degraded,
      "relayed address 10.0.0.1 is private: peers elsewhere cannot reach it"),
    Row(
      "198.51.100.1", "10.0.0.1", isOpen: true, .degraded,
      "asks for no credentials: anybody may relay through it; relayed address 10.0.0.1 is private: "
        + "peers elsewhere cannot reach it"),
    Row(
      "10.0.0.2", "10.0.0.2", isOpen: true, .degraded,
      "asks for no credentials: anybody may relay through it; relayed address 10.0.0.2, as the "
        + "server's own, is private: peers elsewhere cannot reach it"),
  ])
  func `tells who cannot reach it, and names what it is`(row: Row) throws {
    var survey = Survey.proving(over: [.ipv4, .ipv6])
    let ip = try #require(IPAddress(row.server))
    survey.fetched(["turn:\(ip.family == .v6 ? "[\(row.server)]" : row.server):80"])
    _ = survey.handle(.resolved(host: row.server, .success([ip]), took: .zero))
    let target = Target(transport: .udp, address: TransportAddress(ip: ip, port: 80))
    survey.tell(.grantsTo(try row.grant), of: target)
    let region = survey.toldMoment.regions[0]
    #expect(region.servers[0].verdict == row.verdict)
    #expect(region.servers[0].reason?.text == row.reason)
    #expect(region.reason?.text == row.reason)
  }

  private static func otherFamily(_ relayed: String) -> String {
    "relayed address \(relayed) is IPv6 where IPv4 was asked for (RFC 8656 §7.2): peers over IPv4 "
      + "cannot reach it; give the server a relayed IPv4 address (coturn: relay-ip), or use another "
      + "URL"
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var server: String
    var relayed: String
    var isOpen: Bool
    var verdict: Verdict
    var reason: String?
    var testDescription: String { "\(relayed) of \(server)\(isOpen ? ", open to all" : "")" }

    init(
      _ server: String, _ relayed: String, isOpen: Bool = false, _ verdict: Verdict,
      _ reason: String?
    ) {
      (self.server, self.relayed, self.isOpen) = (server, relayed, isOpen)
      (self.verdict, self.reason) = (verdict, reason)
    }

    var grant: Grant {
      get throws {
        Grant(
          relayed: TransportAddress(ip: try #require(IPAddress(relayed)), port: 50_000),
          lifetime: .seconds(600), integrity: isOpen ? .unasked : .valid)
      }
    }
  }
}
