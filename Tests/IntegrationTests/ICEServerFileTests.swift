import TestSupport
import Testing

/// The binary on files of one's own that name a real coturn, with nothing in its environment.
@Suite(.timeLimit(.minutes(1))) struct ICEServerFileTests {
  @Test func `proves the relays of a file without an app and without a key`() async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let servers = CredentialAPI.document(urls: service.coturn.urls)
      let path = try folder.write(#"{"iceServers": \#(servers)}"#.utf8, to: "own.json")
      let run = try await ProbeRun(Self.probe([path], trusting: service.authority))
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.report.regions.map(\.region) == ["own"])
      #expect(run.report.regions.map(\.source) == ["file"])
      #expect(run.report.regions.map(\.file) == [path])
      #expect(run.report.regions.map(\.httpStatus) == [nil])
      #expect(run.report.best == "own")
      #expect(run.servers.map(\.url) == service.coturn.urls)
      #expect(run.servers.map(\.stage) == ["binding", "allocate", "allocate", "allocate"])
      #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
      Self.expectNoSecret(in: run.outcome)
      #expect(await service.coturn.eventuallyLogs(\.holdsNothing))
    }
  }

  @Test func `shows files beside the service's regions, each by a name of its own`() async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let servers = CredentialAPI.document(urls: [service.coturn.urls[1]])
      let paths = try ["us_east.json", "a/own.json", "b/own.json"].map {
        try folder.write(servers.utf8, to: $0)
      }
      let run = try await service.probe(paths.flatMap { ["--ice-servers", $0] })
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.report.regions.map(\.region) == ["us_east", "us_east-2", "own", "own-2"])
      #expect(run.report.regions.map(\.source) == ["metered", "file", "file", "file"])
      #expect(run.report.regions.map(\.file) == [nil] + paths)
      #expect(run.report.regions.map(\.verdict) == ["ok", "ok", "ok", "ok"])
    }
  }

  @Test func `names an entry without credentials, and one that is none`() async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let url = service.coturn.urls[1]
      let known = CredentialAPI.document(urls: [url]).dropFirst().dropLast()
      let path = try folder.write(
        #"["\#(url)", {"credential": "s3cr3t"}, \#(known), {"urls": "turn://x"}]"#.utf8,
        to: "own.json")
      let run = try await ProbeRun(Self.probe([path], trusting: service.authority))
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(
        run.servers.map(\.verdict) == ["misconfigured", "misconfigured", "ok", "misconfigured"])
      #expect(
        run.servers.map(\.reason) == [
          "no username and credential came with it: fetch again, or mend the file",
          "an entry without a URL: expected urls with stun:, stuns:, turn: or turns:", nil,
          "// after turn: write it without (RFC 7065 §3.1)",
        ])
      Self.expectNoSecret(in: run.outcome)
    }
  }

  @Test func `names the best of files`() async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let servers = CredentialAPI.document(urls: [service.coturn.urls[1]])
      let path = try folder.write(servers.utf8, to: "own\u{1B}.json")
      let outcome = try await TurntopBinary.command(["best", "--ice-servers", path]).run()
      #expect(outcome.output == "own?\n")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  private static func probe(
    _ paths: [String], trusting authority: CertificateAuthority
  ) throws -> Command {
    try TurntopBinary.command(
      ["probe", "--format", "json", "--count", "3", "--interval", "50ms"]
        + ["--ca-file", authority.certificate] + paths.flatMap { ["--ice-servers", $0] })
  }

  private static func expectNoSecret(
    in outcome: CommandOutcome, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let said = outcome.output + outcome.errors
    for secret in [Coturn.user, Coturn.password, "s3cr3t"] {
      #expect(!said.contains(secret), "\(said)", sourceLocation: sourceLocation)
    }
  }
}
