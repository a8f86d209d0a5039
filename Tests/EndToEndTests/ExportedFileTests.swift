import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// The files that `turntop export` writes.
  @Suite(.timeLimit(.minutes(1))) struct ExportedFileTests {
    private let world: ExportWorld

    init() throws {
      world = try ExportWorld()
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
  }
}
