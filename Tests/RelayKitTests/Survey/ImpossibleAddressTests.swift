import RelayKit
import STUN
import Testing

/// What is said of a server's address at which none can be, and of one of the other family.
@Suite struct ImpossibleAddressTests {
  @Test(arguments: [
    ("224.0.0.1", "it is for multicast, to many hosts at once, and no server can be there"),
    ("ff02::1", "it is for multicast, to many hosts at once, and no server can be there"),
    (
      "255.255.255.255",
      "it is for broadcasts, to all hosts of a network, and no server can be there"
    ),
  ])
  func `is told at once, and nothing is sent there`(ip: String, why: String) throws {
    let file = try #require(Region.files(at: ["own.json"]).first)
    for host in [ip, "a.example"] {
      var survey = Survey(regions: [file], families: [.ipv4, .ipv6], provesRelays: true)
      _ = survey.fetched(file, ["turn:\(host.contains(":") ? "[\(host)]" : host):80"])
      #expect(survey.resolved(host, ip) == [])
      let moment = survey.moment
      let server = moment.regions[0].servers[0]
      #expect(server.verdict == .misconfigured && server.stage == .resolve)
      let reason =
        host == ip
        ? "address \(ip) in the URL: \(why); correct the URL"
        : "parked address \(ip): \(why); ask another resolver, or refetch"
      #expect(server.reason?.text == reason)
      #expect(survey.isComplete)
      #expect(moment.network.strayHosts.count == (host == ip ? 0 : 1))
    }
  }

  @Test func `blames no resolver for what a URL has in the place of a name`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:0.0.0.0:80"])
    _ = survey.resolved("0.0.0.0", "0.0.0.0")
    survey.observe(Target(.udp, "0.0.0.0", 80), .failed(.refused))
    #expect(
      survey.moment.regions[0].reason
        == "address 0.0.0.0 in the URL: it is no host's; correct the URL")
  }

  @Test(arguments: [
    (AddressFamily.ipv6, "192.0.2.1", "IPv4", "IPv6"), (.ipv4, "2001:db8::1", "IPv6", "IPv4"),
  ])
  func `of the family that is not measured is called so`(
    family: AddressFamily, ip: String, has: String, wanted: String
  ) {
    var survey = Survey(regions: [.uk], families: [family])
    _ = survey.fetched("uk", ["turn:\(ip.contains(":") ? "[\(ip)]" : ip):80"])
    #expect(survey.resolved(ip, ip) == [])
    #expect(
      survey.moment.regions[0].reason?.text == """
        has \(has) addresses alone, and only \(wanted) is measured: mind --ipv4, --ipv6, --source \
        and the setting families
        """)
  }
}

extension Survey {
  fileprivate mutating func fetched(_ region: Region, _ urls: [String]) -> [Effect] {
    let servers = urls.map {
      ICEServer(urls: [$0], username: Secret("user"), credential: Secret("password"))
    }
    let credentials = FetchOutcome.Credentials(status: 200, servers: servers)
    return handle(
      .fetched(FetchOutcome(region: region, took: .zero, result: .success(credentials))))
  }
}
