import Foundation
import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// `turntop export --watch`: a file that stays fresh for as long as the program runs.
  @Suite(.timeLimit(.minutes(1))) struct ExportWatchTests {
    private let world: ExportWorld
    private let service: ExportService

    init() throws {
      world = try ExportWorld()
      service = try ExportService()
    }

    @Test func `touches the file only when something changed`() async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      let first = try world.identity(of: "out/ice.txt")
      #expect(await asked(times: 3))
      #expect(try world.identity(of: "out/ice.txt") == first)
      #expect(try world.folder.text("errors") == "\(made)wrote \(path)\n")
      service.answer("us_east", "ann", "n3w")
      #expect(await reads(ExportWorld.links(of: "us_east", "ann", "n3w")))
      #expect(try world.identity(of: "out/ice.txt") != first)
      #expect(world.folder.mode(of: "out/ice.txt") == 0o600)
      try await expectCalmEnd(of: running, by: SIGTERM)
      #expect(
        try world.folder.text("errors")
          == "\(made)wrote \(path)\n1 name or password changed\nwrote \(path)\n")
    }

    @Test func `fetches again before the credentials die`() async throws {
      let soon = Int(Date().timeIntervalSince1970) + 66
      service.answer("us_east", "\(soon):ann", "p4ss")
      let running = try await watching(["us_east"], "--every", "1h")
      let later = soon + 3_600
      service.answer("us_east", "\(later):ann", "p4ss")
      #expect(await reads(ExportWorld.links(of: "us_east", "\(later):ann", "p4ss")))
      #expect(Date().timeIntervalSince1970 < Double(soon) - 30)
      try await expectCalmEnd(of: running, by: SIGINT)
    }

    @Test(arguments: [
      HTTPResponder.Response(503, #"{"message": "down"}"#), .init(200, "<html>"),
      .init(401, #"{"error": "Invalid API Key"}"#), .init(200, "[]"),
    ])
    func `lives through a service that fails, says so, and keeps the file`(
      failure: HTTPResponder.Response
    ) async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      let first = try world.identity(of: "out/ice.txt")
      service.answer("us_east", failure)
      #expect(await says("; the file stays as it is\n"))
      #expect(try world.identity(of: "out/ice.txt") == first)
      service.answer("us_east", "ann", "n3w")
      #expect(await reads(ExportWorld.links(of: "us_east", "ann", "n3w")))
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    @Test func `says the same trouble once, until it is over`() async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      for round in 1...2 {
        service.answer("us_east", .init(404, #"{"error": "no such region"}"#))
        let count = service.count
        #expect(await asked(times: count + 4))
        #expect(
          try world.folder.text("errors").matches(of: /the file stays as it is/).count == round)
        service.answer("us_east", "ann", "n3w-\(round)")
        #expect(await reads(ExportWorld.links(of: "us_east", "ann", "n3w-\(round)")))
      }
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    @Test func `keeps the servers of a region that fails for a while`() async throws {
      let running = try await watching(["us_east", "uk"], "--every", "1s")
      let both = try world.folder.text("out/ice.txt")
      service.answer("us_east", "ann", "n3w")
      service.answer("uk", .init(404, #"{"error": "no such region"}"#))
      #expect(await says("; the file stays as it is\n"))
      #expect(try world.folder.text("out/ice.txt") == both)
      service.answer("uk", "ann", "p4ss")
      #expect(
        await reads(
          ExportWorld.links(of: "us_east", "ann", "n3w")
            + ExportWorld.links(of: "uk", "ann", "p4ss")))
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    /// What the consumer cannot take of them, and STUN alone.
    @Test(arguments: [
      HTTPResponder.Response(
        200, #"[{"urls": ["stun:b", "turn:b"], "username": "ann", "credential": "\u00e9"}]"#),
      .init(200, #"[{"urls": "stun:a.example"}]"#),
    ])
    func `keeps the relays of a file where none would be left`(
      answer: HTTPResponder.Response
    ) async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      let first = try world.identity(of: "out/ice.txt")
      service.answer("us_east", answer)
      #expect(await says("; nothing is written\n"))
      #expect(try world.identity(of: "out/ice.txt") == first)
      service.answer("us_east", "ann", "n3w")
      #expect(await reads(ExportWorld.links(of: "us_east", "ann", "n3w")))
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    @Test func `says what changes once it has changed, and not at each try`() async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      try await Command("mv", [world.folder.file("out"), world.folder.file("away")]).expectSuccess()
      try await Command("mkdir", ["-p", path]).expectSuccess()
      service.answer("us_east", "ann", "n3w")
      #expect(await says("is not a regular file"))
      try await Command("rmdir", [path]).expectSuccess()
      try await Command("touch", [world.folder.file("out/ice.txt.bak")]).expectSuccess()
      try world.folder.write("a: b\n".utf8, to: "out/ice.txt")
      #expect(await says("the name of a copy is taken"))
      let count = service.count
      #expect(await asked(times: count + 3))
      #expect(try !world.folder.text("errors").contains("other lines changed"))
      try await Command("rm", [world.folder.file("out/ice.txt.bak")]).expectSuccess()
      #expect(await says("other lines changed: 1\n\(path) held 1 other setting: all of it is kept"))
      try await Command("rm", [world.folder.file("out/ice.txt.bak")]).expectSuccess()
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    @Test func `lives through a folder that cannot be written to`() async throws {
      let running = try await watching(["us_east"], "--every", "1s")
      let first = try world.folder.text("out/ice.txt")
      try await Command("mv", [world.folder.file("out"), world.folder.file("away")]).expectSuccess()
      try world.folder.write([], to: "out")
      service.answer("us_east", "ann", "n3w")
      #expect(await says("(open): a part of the path is a file: check the path"))
      #expect(try world.folder.text("away/ice.txt") == first)
      try await Command("rm", [world.folder.file("out")]).expectSuccess()
      try await Command("mv", [world.folder.file("away"), world.folder.file("out")]).expectSuccess()
      #expect(await reads(ExportWorld.links(of: "us_east", "ann", "n3w")))
      try await expectCalmEnd(of: running, by: SIGTERM)
    }

    private var path: String { world.folder.file("out/ice.txt") }

    private var made: String {
      "made folder \(world.folder.file("out")), for its owner alone\n"
    }

    /// A run that has written its file for the first time.
    private func watching(_ regions: [String], _ options: String...) async throws -> RunningProcess
    {
      var command = try service.command(
        regions, "--format", "whip", "--watch", "--output", path)
      command.arguments += options
      let running = try RunningProcess(
        command, output: world.folder.file("output"), errors: world.folder.file("errors"))
      try #require(
        await says("wrote "), "\((try? world.folder.text("errors")) ?? "nothing was said")")
      return running
    }

    private func asked(times count: Int) async -> Bool {
      let service = service
      return await eventually(within: .seconds(10)) { service.count >= count }
    }

    private func says(_ text: String) async -> Bool {
      let folder = world.folder
      return await eventually(within: .seconds(15)) {
        (try? folder.text("errors"))?.contains(text) ?? false
      }
    }

    private func reads(_ text: String) async -> Bool {
      let folder = world.folder
      return await eventually(within: .seconds(15)) { (try? folder.text("out/ice.txt")) == text }
    }

    private func expectCalmEnd(
      of running: RunningProcess, by signal: Int32,
      sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      running.signal(signal)
      #expect(await running.status == 128 + signal, sourceLocation: sourceLocation)
      #expect(try world.names(in: "out") == ["ice.txt"], sourceLocation: sourceLocation)
      #expect(try world.folder.text("output") == "", sourceLocation: sourceLocation)
      let errors = try world.folder.text("errors")
      #expect(!errors.contains("p4ss") && !errors.contains("n3w"), sourceLocation: sourceLocation)
    }
  }
}
