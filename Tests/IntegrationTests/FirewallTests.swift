import TestSupport
import Testing

/// Networks that let only part of the traffic out, and the proxies that stand for the rest.
@Suite(.pitfall(.wrongRung), .timeLimit(.minutes(1))) struct FirewallTests {
  @Test(.enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
  func `that drops UDP is told by the TCP that works`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Link.farAddress])
    let folder = try TemporaryFolder()
    try await Link.with(delay: .milliseconds(5), dropping: Link.udp) { link in
      let coturn = try await Coturn(
        on: Link.farAddress, certificate: leaf, inside: link.far, listeningOn: 80)
      let path = try folder.write(
        CredentialAPI.document(urls: coturn.urls).utf8, to: "own.json")
      let command = try TurntopBinary.command(
        ["probe", "--format", "json", "--count", "3", "--interval", "50ms", "--timeout", "2s"]
          + ["--ca-file", authority.certificate, "--ice-servers", path])
      let run = try await ProbeRun(command.inside(link.near))
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let reason =
        "no answer here while tcp 80 works: a firewall drops UDP; let UDP out, or use tcp 80"
      #expect(run.servers.map(\.verdict) == ["unreachable", "unreachable", "ok", "ok"])
      #expect(run.servers.map(\.reason) == [reason, reason, nil, nil])
      #expect(run.report.regions.map(\.verdict) == ["degraded"])
      #expect(run.report.regions.map(\.reason) == ["udp 80: \(reason)"])
      #expect(
        run.report.network.causes == [
          "UDP gets no answer anywhere while tcp 80 works: a firewall drops UDP; "
            + "let it out, or calls go over TCP and stall with every loss"
        ])
      #expect(
        run.report.network.paths == ["udp/80": "blocked", "tcp/80": "ok", "tls/5349": "ok"])
      #expect(await coturn.eventuallyLogs(\.holdsNothing), "\(coturn.log.text)")
      await coturn.end()
    }
  }

  /// Two names of one host stand for two hosts.
  @Test func `with a captive portal is told by HTTP at any port, and by one certificate for all`()
    async throws
  {
    let portal = try ScriptedServer { _ in [.send(Hostility.html)] }
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["wifi.example"])
    let nginx = try await Nginx(before: "http://127.0.0.1:9", certificate: leaf)
    let urls = ["127.0.0.1", "localhost"].flatMap { host in
      ["turn:\(host):\(portal.port)", "turns:\(host):\(nginx.port)"].map { "\($0)?transport=tcp" }
    }
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: urls))
    let run = try await ProbeRun(
      of: api.baseURL, trusting: authority,
      ["--region", "us_east", "--count", "2", "--interval", "50ms", "--ipv4"])
    let reasons = [
      "answers in HTTP: a captive portal or proxy takes port \(portal.port); "
        + "sign in with a browser",
      "every certificate here is for wifi.example: a captive portal or proxy takes TLS; "
        + "sign in with a browser",
    ]
    #expect(run.servers.map(\.reason) == reasons + reasons)
    #expect(Set(run.servers.map(\.verdict)) == ["misconfigured"])
    #expect(
      run.report.network.causes == [
        "a captive portal or proxy takes TLS and shows the certificate of wifi.example; "
          + "sign in with a browser",
        "TCP \(portal.port) answers in HTTP: a captive portal or proxy; sign in with a browser",
      ])
    await nginx.end()
  }

  @Test(arguments: [("", true), ("localhost", false)])
  func `beside a proxy is not what a browser meets, and the report says so`(
    exceptions: String, isUsed: Bool
  ) async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["localhost", "127.0.0.1"])
    let coturn = try await Coturn(certificate: leaf)
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: coturn.urls))
    let nginx = try await Nginx(before: api.baseURL, certificate: leaf)
    let proxy = try TunnelProxy()
    var command = try ProbeRun.command(
      nginx.baseURL, trusting: authority,
      ["--region", "us_east", "--count", "3", "--interval", "50ms"])
    command.environment["HTTPS_PROXY"] = "http://user:s3cr3t@127.0.0.1:\(proxy.port)"
    command.environment["NO_PROXY"] = exceptions
    let run = try await ProbeRun(command)
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.outcome.errors)")
    #expect(run.report.network.proxy == (isUsed ? "127.0.0.1:\(proxy.port)" : nil))
    command.arguments = command.arguments.map { $0 == "json" ? "table" : $0 }
    let table = try await command.run()
    let note = "probes go direct: a browser behind the proxy 127.0.0.1:\(proxy.port) would not\n"
    #expect(table.output.contains(note) == isUsed, "\(table.output)")
    #expect(!(run.outcome.output + table.output + table.errors).contains("s3cr3t"))
    let tunnels = proxy.heads.compactMap { $0.split(separator: " ").dropFirst().first }
    #expect(Set(tunnels) == (isUsed ? ["localhost:\(nginx.port)"] : []))
    await nginx.end()
    await coturn.end()
  }
}
