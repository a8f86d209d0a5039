import Glibc
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

    @Test func `writes a file for its owner alone, in folders of the same`() async throws {
      let path = world.folder.file("new/deep/us.json")
      let outcome = try await world.export(["us"], "--output", path, "--format", "whip")
      #expect(outcome.output == "")
      #expect(
        outcome.errors
          == "made folder \(world.folder.file("new/deep")), for its owner alone\nwrote \(path)\n")
      #expect(outcome.status == 0)
      #expect(
        try world.folder.text("new/deep/us.json") == ExportWorld.links(of: "us", "ann", "p4ss/w+rd")
      )
      #expect(world.folder.mode(of: "new/deep/us.json") == 0o600)
      #expect(world.folder.mode(of: "new/deep") == 0o700 && world.folder.mode(of: "new") == 0o700)
      #expect(try world.names(in: "new/deep") == ["us.json"])
    }

    @Test(arguments: ["000", "277", "777"])
    func `gives a file and its folder the same modes, whatever the umask`(mask: String) async throws
    {
      let export = try world.command(["us"], ["--output", world.folder.file("new/us.json")])
      let outcome = try await Command(
        "sh", ["-c", "umask \(mask); exec \"$0\" \"$@\"", export.program] + export.arguments,
        environment: export.environment
      ).run()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(world.folder.mode(of: "new") == 0o700)
      #expect(world.folder.mode(of: "new/us.json") == 0o600)
    }

    @Test func `leaves a file as it is where nobody can be asked`() async throws {
      let path = try world.folder.write(Array("mine\n".utf8), to: "ice.json")
      let outcome = try await world.export(["us"], "--output", path, "--format", "livekit")
      #expect(outcome.status == 73)
      #expect(
        outcome.errors.hasSuffix(
          "\nturntop: \(path) already exists: replace it with --force, or name another\n"))
      #expect(try world.folder.text("ice.json") == "mine\n")
    }

    @Test func `writes no file of several where one is in the way`() async throws {
      let path = try world.folder.write(Array("mine\n".utf8), to: "out/uk.txt")
      let outcome = try await world.export(
        ["us", "uk"], "--output-dir", world.folder.file("out"), "--format", "whip")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("turntop: \(path) already exists: "), "\(outcome.errors)")
      #expect(!outcome.errors.contains("wrote"))
      #expect(try world.names(in: "out") == ["uk.txt"])
    }

    @Test func `replaces a file by force, and says what changed without the secrets`() async throws
    {
      let path = world.folder.file("ice.json")
      _ = try await world.export(["us"], "--output", path)
      try world.serve("us", host: "eu.example", "bob", "0ther/p4ss")
      chmod(path, 0o644)
      let outcome = try await world.export(["us"], "--output", path, "--force")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors == """
          - stun:us.example:80
          - turn:us.example:80, turn:us.example:80?transport=tcp, turns:us.example:443
          + stun:eu.example:80
          + turn:eu.example:80, turn:eu.example:80?transport=tcp, turns:eu.example:443
          2 names or passwords changed
          \(path) was readable by others, and is now by its owner alone: where its program runs as \
          another user, chown it to that one
          wrote \(path)

          """)
      #expect(try world.folder.text("ice.json").contains("0ther/p4ss"))
      #expect(world.folder.mode(of: "ice.json") == 0o600)
    }

    @Test func `keeps a copy of a configuration that it replaces by force`() async throws {
      let path = try world.folder.write(Array("general: {\n  a = 1;\n}\n".utf8), to: "janus.jcfg")
      let outcome = try await world.export(
        ["us"], "--format", "janus", "--output", path, "--force")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          """
          \(path) held 2 other settings: all of it is kept as \(path).bak, to merge this \
          export into
          \(path) was readable by others, and is now by its owner alone: where its program runs as \
          another user, chown it to that one
          wrote \(path)

          """), "\(outcome.errors)")
      #expect(try world.folder.text("janus.jcfg.bak") == "general: {\n  a = 1;\n}\n")
      #expect(world.folder.mode(of: "janus.jcfg.bak") == 0o600)
      #expect(try world.folder.text("janus.jcfg").contains("turn_server = \"us.example\""))
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

    @Test func `touches no file that is as it should be`() async throws {
      let path = world.folder.file("ice.json")
      _ = try await world.export(["us"], "--output", path)
      let before = try world.identity(of: "ice.json")
      let outcome = try await world.export(["us"], "--output", path)
      #expect(outcome.errors == "\(path) is up to date\n")
      #expect(outcome.status == 0)
      #expect(try world.identity(of: "ice.json") == before)
    }

    @Test func `writes a file a region into a folder, or all regions into one file`() async throws {
      let folder = world.folder.file("out")
      let each = try await world.export(["us", "uk"], "--output-dir", folder, "--format", "whip")
      #expect(
        each.errors == """
          made folder \(folder), for its owner alone
          wrote \(folder)/us.txt
          wrote \(folder)/uk.txt

          """)
      #expect(try world.names(in: "out") == ["uk.txt", "us.txt"])
      let us = ExportWorld.links(of: "us", "ann", "p4ss/w+rd")
      let uk = ExportWorld.links(of: "uk", "bob", "b0b+pass")
      #expect(try world.folder.text("out/us.txt") == us)
      #expect(try world.folder.text("out/uk.txt") == uk)
      #expect(world.folder.mode(of: "out") == 0o700 && world.folder.mode(of: "out/us.txt") == 0o600)
      let all = try await world.export(["us", "uk"], "--format", "whip")
      #expect(all.output == us + uk)
      #expect(
        all.errors
          == "8 servers: five or more slow browsers down; --keep measured keeps four a region\n")
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
