import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Names of files that are no text, and names of hosts for a consumer that takes none.
  @Suite(.timeLimit(.minutes(1))) struct ExportNameTests {
    private let world: ExportWorld

    init() throws {
      world = try ExportWorld()
    }

    @Test(arguments: [
      "export --ice-servers us.json --output", "export --ice-servers us.json --output-dir", "lint",
      "lint --fix",
    ])
    func `refuses a file name that is no UTF-8, rather than take another`(command: String)
      async throws
    {
      // What the name would become.
      try world.folder.write("mine".utf8, to: "a\u{FFFD}")
      let program = try TurntopBinary.command([])
      let outcome = try await Command(
        "sh",
        ["-c", #"cd "$0"; exec "$1" \#(command) "$(printf 'a\377')""#, world.folder.path]
          + [program.program], environment: program.environment
      ).run()
      #expect(outcome.status == 64)
      expectOneLine(
        outcome,
        containing: """
          the argument a\u{FFFD} is not UTF-8, which names of files must be here: rename the file, \
          or give it a link with another name (ln)
          """)
      #expect(try world.names(in: ".") == ["a\u{FFFD}", "uk.json", "us.json"])
      #expect(try world.folder.text("a\u{FFFD}") == "mine")
    }

    @Test(arguments: [[], ["--keep", "measured", "--count", "1"]])
    func `writes addresses for Kurento, and says of which names`(options: [String]) async throws {
      let outcome = try await TurntopBinary.command(
        ["export", "--demo", "--region", "us_east", "--format", "kurento"] + options
      ).run()
      let stun = try #require(
        outcome.output.firstMatch(of: /\nstunServerAddress=(127[0-9.]+)\nstunServerPort=[0-9]+\n/))
      let address = stun.output.1
      let note = """
        us-east.demo.invalid stands there as \(address), its address now: where that changes, \
        export again (--watch does)
        """
      #expect(outcome.output.contains("\n; \(note)\n"), "\(outcome.output)")
      #expect(outcome.output.contains("@\(address):"), "\(outcome.output)")
      #expect(outcome.errors.hasSuffix("\n\(note)\n"), "\(outcome.errors)")
      #expect(outcome.status == 0)
    }

    @Test(.enabled(if: geteuid() == 0, "needs root, for a network without a DNS"))
    func `says why a name has no address, and writes nothing`() async throws {
      let path = world.folder.file("kurento.ini")
      let export = try world.command(["us"], ["--format", "kurento", "--output", path])
      let outcome = try await Command(
        "unshare", ["--net", export.program] + export.arguments, environment: export.environment
      ).run()
      #expect(outcome.status == 2)
      expectOneLine(
        outcome, containing: "Kurento takes an IP address and no name: the name does not resolve (")
      #expect(try world.names(in: ".") == ["uk.json", "us.json"])
    }
  }
}
