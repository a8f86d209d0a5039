import TestSupport
import Testing

/// Names that lead astray on their way through the system's resolver, in a network where nothing
/// but loopback is.
@Suite(
  .pitfall(.wrongRung),
  .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct NameTests {
  @Test func `that lead to where no server can be are called parked, each by its address`()
    async throws
  {
    let names: KeyValuePairs = [
      "parked.example": ["192.0.2.1"], "blocked.example": ["0.0.0.0"],
      "sixth.example": ["2001:db8::1"], "down.example": ["127.0.0.9"],
    ]
    let run = try await probe(["own": names.map { "turn:\($0.key):81?transport=tcp" }], names)
    #expect(run.outcome.status == 2, "\(run.outcome.errors)")
    #expect(
      run.servers.map(\.reason) == [
        "parked address 192.0.2.1: it is for examples (RFC 5737), and no server is there; "
          + "ask another resolver, or refetch",
        "parked address 0.0.0.0: a resolver blocks the name; ask another resolver, or refetch",
        "parked address 2001:db8::1: it is for examples (RFC 3849), and no server is there; "
          + "ask another resolver, or refetch",
        """
        connection refused: nothing listens there, or a firewall rejects it; \
        check host and port
        """,
      ])
    #expect(
      run.servers.map { Finding($0.verdict, $0.stage) } == [
        .init("misconfigured", "resolve"), .init("misconfigured", "resolve"),
        .init("misconfigured", "resolve"), .init("unreachable", "connect"),
      ])
    #expect(run.report.network.ipv6 == nil)
  }

  /// A public service's servers are nowhere private, so nothing is sent there.
  @Test func `of a public service that lead to a private address are parked, and not asked`()
    async throws
  {
    let service = "measured.metered.live"
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [service])
    let hosts = try HostsFile([
      service: ["127.0.0.1"], "private.example": ["10.1.2.3"], "self.example": ["127.0.0.1"],
    ])
    try await NetworkNamespace.with("parked") { network in
      let coturn = try await Coturn(certificate: leaf, inside: network)
      let urls = coturn.urls(for: "self.example") + ["turn:private.example:80"]
      let api = try await FileServer(
        inside: network, path: CredentialAPI.path, content: CredentialAPI.document(urls: urls))
      let nginx = try await Nginx(before: FileServer.baseURL, certificate: leaf, inside: network)
      let command = try ProbeRun.command(
        "https://\(service):\(nginx.port)", trusting: authority,
        ["--region", "us_east", "--count", "2", "--interval", "50ms"])
      let run = try await ProbeRun(hosts.known(to: command).inside(network))
      let reasons = [
        "parked address 127.0.0.1: it is this host itself, as where a resolver blocks the name",
        "parked address 10.1.2.3: it is private, as where a resolver misleads",
      ].map { $0 + "; ask another resolver, or refetch" }
      #expect(run.servers.map(\.reason) == Array(repeating: reasons[0], count: 4) + [reasons[1]])
      #expect(run.report.traffic.bytesSent == 0)
      #expect(!coturn.log.text.contains("session"), "\(coturn.log.text)")
      await nginx.end()
      await api.end()
      await coturn.end()
    }
  }

  /// Two names may be one dead server's; three are a resolver's doing, unless a server is there.
  @Test func `that all lead to one address are hijacked where no server is`() async throws {
    let names: KeyValuePairs = [
      "a.example": ["127.0.0.9"], "b.example": ["127.0.0.9"], "c.example": ["127.0.0.9"],
      "d.example": ["127.0.0.8"], "e.example": ["127.0.0.8"],
      "f.example": ["127.0.0.1"], "g.example": ["127.0.0.1"], "h.example": ["127.0.0.1"],
    ]
    let files = Dictionary(
      uniqueKeysWithValues: names.map { name, _ in
        (String(name.prefix(1)), ["turn:\(name):3478?transport=tcp"])
      })
    let run = try await probe(files, names)
    let reasons = run.report.regions.map { $0.servers.first?.reason }
    let hijacked =
      "the DNS gives 127.0.0.9 for 3 names: a captive portal or a blocking resolver; "
      + "sign in, or ask another resolver"
    let down = """
      connection refused: nothing listens there, or a firewall rejects it; \
      check host and port
      """
    #expect(reasons == [hijacked, hijacked, hijacked, down, down, nil, nil, nil])
    #expect(
      run.report.network.causes == [
        "the DNS gives 127.0.0.9 for 3 names and no server is there: a captive portal "
          + "or a blocking resolver; sign in, or ask another resolver"
      ])
    #expect(run.report.regions.suffix(3).map(\.verdict) == ["ok", "ok", "ok"])
    #expect(run.outcome.status == 1)
  }

  @Test(.pitfall(.deadFamily))
  func `of which the AAAA is dead cost a browser time, and keep the verdict of the A`()
    async throws
  {
    let dead = SilentNetwork.address
    let names: KeyValuePairs = ["relay.example": [dead, "127.0.0.1"]]
    let urls = ["turn:relay.example:3478", "turn:relay.example:3478?transport=tcp"]
    let run = try await probe(["own": urls], names, besideSilence: true)
    #expect(run.outcome.status == 0, "\(run.outcome.errors)")
    #expect(run.servers.map(\.verdict) == ["ok", "ok"])
    #expect(run.servers.map(\.address) == ["127.0.0.1", "127.0.0.1"])
    #expect(run.servers.map { $0.rtt.received } == [3, 3])
    let addresses: [ProbeReport.Address] = [
      .init(dead, family: 6, "unreachable"), .init("127.0.0.1", family: 4, "ok"),
    ]
    #expect(run.servers.map(\.addresses) == [addresses, addresses])
    #expect(
      run.servers.map(\.reason) == [
        "\(dead) is dead: a browser over IPv6 gathers candidates 40 s longer; "
          + "mend or drop its AAAA record",
        "\(dead) is dead: a browser over IPv6 tries it in vain; mend or drop its AAAA record",
      ])
    #expect(run.report.regions.map(\.verdict) == ["ok"])
    #expect(run.report.regions.map(\.reason) == [run.servers.first?.reason])
    #expect(run.report.network.ipv6 == false)
    #expect(run.report.traffic.allocations == 2 && run.report.traffic.released == 2)
  }

  /// Runs the binary on files of these URLs in a network of its own, beside a coturn on 127.0.0.1.
  private func probe(
    _ files: [String: [String]], _ names: KeyValuePairs<String, [String]>,
    besideSilence: Bool = false
  ) async throws -> ProbeRun {
    let leaf = try await CertificateAuthority().leaf(for: ["localhost"])
    let (hosts, folder) = (try HostsFile(names), try TemporaryFolder())
    let paths = try files.keys.sorted().map { name in
      try folder.write(
        CredentialAPI.document(urls: files[name] ?? []).utf8, to: "\(name).json")
    }
    let command = try TurntopBinary.command(
      ["probe", "--format", "json", "--count", "3", "--interval", "50ms", "--timeout", "1s"]
        + paths.flatMap { ["--ice-servers", $0] })
    return try await NetworkNamespace.with("names") { own in
      let silence = try await besideSilence ? SilentNetwork(inside: own) : nil
      let coturn = try await Coturn(certificate: leaf, inside: own)
      let run = try await ProbeRun(hosts.known(to: command).inside(own))
      #expect(await coturn.eventuallyLogs(\.holdsNothing), "\(coturn.log.text)")
      await coturn.end()
      return withExtendedLifetime(silence) { run }
    }
  }
}
