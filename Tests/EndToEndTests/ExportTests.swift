import TestSupport
import Testing

extension EndToEnd {
  /// `turntop export`, as a script calls it.
  @Suite(.timeLimit(.minutes(1))) struct ExportTests {
    private let world: ExportWorld

    init() throws {
      world = try ExportWorld()
    }

    @Test func `prints what was asked for, and on standard error what it leaves out`() async throws
    {
      let outcome = try await world.export(["us"], "--format", "libdatachannel")
      #expect(
        outcome.output == "stun:us.example:80\nturn:ann:p4ss%2Fw%2Brd@us.example:80?transport=udp\n"
      )
      #expect(
        outcome.errors == """
          left out turn:us.example:80?transport=tcp: libjuice speaks UDP alone to relays
          left out turns:us.example:443: libjuice speaks no TLS

          """)
      #expect(outcome.status == 0)
    }

    @Test func `takes - for standard output`() async throws {
      let export = try world.command(["us"], ["--format", "whip", "--output", "-"])
      let outcome = try await Command(
        "sh",
        ["-c", "cd \"$0\"; exec \"$@\"", world.folder.path, export.program] + export.arguments,
        environment: export.environment
      ).run()
      #expect(outcome.output == ExportWorld.links(of: "us", "ann", "p4ss/w+rd"))
      #expect(outcome.errors == "" && outcome.status == 0)
      #expect(try world.names(in: ".") == ["uk.json", "us.json"])
    }

    @Test(arguments: ["turns:us.example:443", "TURNS:us.example:443?transport=tcp"])
    func `writes one server alone, as it is written or as it is meant`(url: String) async throws {
      let outcome = try await world.export(["us"], "--url", url, "--format", "whip")
      let lines = ExportWorld.links(of: "us", "ann", "p4ss/w+rd").split(separator: "\n")
      #expect(outcome.output == "\(lines[3])\n" && outcome.errors == "")
      #expect(outcome.status == 0)
    }

    @Test func `exits 1 where relays were asked for and none is left`() async throws {
      try world.serve("us", host: "us.example", "ann;x", "p4ss")
      let outcome = try await world.export(["us"], "--format", "obs")
      #expect(outcome.status == 1)
      #expect(outcome.output == "Link: <stun:us.example:80>; rel=\"ice-server\"\n")
      #expect(
        outcome.errors.hasSuffix(
          "\nturntop: us: no relay is left for OBS over WHIP: left out 3 URLs\n"))
    }

    @Test func `exits 2 where no server is the one`() async throws {
      let outcome = try await world.export(["us"], "--url", "turns:us.example")
      #expect(outcome.status == 2)
      expectOneLine(
        outcome, containing: "no server turns:us.example: turntop probe lists those there are")
    }

    /// With five samples it would go on for four minutes.
    @Test func `takes as many samples as it is told`() async throws {
      let outcome = try await TurntopBinary.command(
        ["export", "--demo", "--region", "us_east", "--best", "--count", "1", "--interval", "60s"]
      ).run()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("us-east.demo.invalid"))
    }

    @Test func `leaves STUN out where relays alone are wanted`() async throws {
      let outcome = try await world.export(["uk"], "--policy", "relay")
      #expect(
        outcome.output == """
          {
            "iceServers": [
              {
                "urls": ["turn:uk.example:80", "turn:uk.example:80?transport=tcp", "turns:uk.example:443"],
                "username": "bob",
                "credential": "b0b+pass"
              }
            ],
            "iceTransportPolicy": "relay"
          }

          """)
      #expect(
        outcome.errors
          == "left out stun:uk.example:80: with relays alone, no STUN server is asked\n")
    }

    @Test func `exits 2 with the reason where nothing is left, and leaves the file`() async throws {
      let path = try world.folder.write(Array("mine\n".utf8), to: "ice.json")
      let outcome = try await world.export(
        ["us"], "--format", "nextcloud-talk", "--output", path, "--force")
      #expect(outcome.status == 2)
      expectOneLine(
        outcome,
        containing: """
          nothing to export for Nextcloud Talk: it takes a shared secret alone, not a \
          name and password
          """)
      #expect(try world.folder.text("ice.json") == "mine\n")
    }

    @Test func `exports what is there and exits 1 where a region is not`() async throws {
      let service = try ExportService()
      service.answer("uk", .init(404, #"{"error": "no such region"}"#))
      let outcome = try await service.command(["us_east", "uk"], "--format", "whip").run()
      #expect(outcome.output == ExportWorld.links(of: "us_east", "ann", "p4ss"))
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("turntop: uk: "), "\(outcome.errors)")
    }

    @Test func `lists the formats, the README's rows`() async throws {
      let outcome = try await TurntopBinary.command(["export", "--list-formats"]).run()
      #expect(outcome.status == 0 && outcome.errors == "")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.first?.split(separator: " ").prefix(2) == ["format", "for"])
      let rows = try ProjectFile.text("README.md").split(separator: "\n")
        .compactMap { $0.firstMatch(of: /`turntop export --format ([a-z0-9-]+)`/)?.output.1 }
      #expect(lines.dropFirst().map { $0.prefix { $0 != " " } } == rows)
    }

    @Test(arguments: [
      (["--output", "a", "--output-dir", "b"], "exclude each other"),
      (["--output", ""], "an empty name is none"), (["--output-dir", ""], "an empty name is none"),
      (["--output-dir", "-"], "--output - is standard output"),
      (
        ["--output", "/dev/stdout"],
        "no link is followed, such as /dev/stdout: --output - is standard output; see"
      ),
      (["--output", "/proc/self/fd/1"], "--output - is standard output; see"),
      (
        ["--output", "/dev/stderr"],
        """
        no link is followed, such as /dev/stderr: --output - is standard output, which a shell \
        leads there: --output - >&2; see
        """
      ),
      (["--output", "/dev/fd/12"], "a shell leads there: --output - >&12; see"),
      (["--url", ""], "an empty text is none"),
      (["--watch"], "give --output or --output-dir"),
      (["--watch", "--output", "-"], "give --output or --output-dir"),
      (["--every", "5m"], "give --output"),
      (["--format", "nonsense"], "nonsense"), (["--count", "0"], "1 to 100000"),
      (["--output", "a", "--every", "1ms"], "1s to 744h"),
    ])
    func `a wrong command line ends with 64`(options: [String], complaint: String) async throws {
      let outcome = try await TurntopBinary.command(
        ["export", "--ice-servers", "a.json"] + options
      ).run()
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    }
  }
}
