import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// The dialog of an export in the real program: what is on the disk after it, and every byte that
  /// the terminal got.
  @Suite(.timeLimit(.minutes(1))) struct ExportDialogTests {
    private let demo = ["--demo", "--region", "us_east"]

    @Test(.acceptance(.export), .acceptance(.secrets))
    func `writes what the command writes, and no byte to the terminal holds a secret`() async throws
    {
      let expected = try await exported("pion")
      let secrets = try expected.secrets + ["0ldname", "0ldp4ss"]
      try #require(secrets.count == 4)
      let terminal = try await TerminalProcess.ranked(demo)
      try terminal.folder.write(old.utf8, to: "ice.json")
      terminal.type("e/pion\r")
      try await terminal.wait(for: "hidden-credential")
      try await write("~/ice.json", in: terminal)
      let question = try await terminal.wait(for: "exists. Replace it?")
      #expect(question.text.contains("- turn:old.example:80"), "\(question.text)")
      #expect(question.text.contains("2 names or passwords changed"), "\(question.text)")
      terminal.type("y")
      try await terminal.wait(for: "mode 0600")
      #expect(try terminal.folder.text("ice.json") == expected)
      #expect(terminal.folder.mode(of: "ice.json") == 0o600)
      let shown = String(decoding: terminal.takeBytes(), as: UTF8.self)
      #expect(shown.contains("hidden-credential"))
      for secret in secrets { #expect(!shown.contains(secret)) }
    }

    @Test(.acceptance(.export)) func `says what it wrote once the screen is left`() async throws {
      let terminal = try await TerminalProcess.ranked(demo)
      for name in ["a.json", "b.json"] {
        terminal.type("e")
        try await write("~/\(name)", in: terminal)
        try await terminal.wait(for: "\(name), mode 0600")
      }
      terminal.type("q")
      #expect(await terminal.process.status == 0)
      let told = terminal.screen.lines.filter { $0.hasPrefix("wrote ") }
      #expect(told == ["a.json", "b.json"].map { "wrote \(terminal.folder.file($0))" })
    }

    @Test(.acceptance(.clipboard))
    func `sends the terminal what the command prints, where asked to copy`() async throws {
      let expected = try await exported("pion")
      let terminal = try await TerminalProcess.ranked(demo)
      terminal.type("e/pion\r")
      try await terminal.wait(for: "> Pion")
      terminal.type("y")
      let screen = try await terminal.wait(for: "sent (OSC 52)")
      #expect(screen.text.contains("the export for Pion, any Go"))
      let base64 = Data(expected.utf8).base64EncodedString()
      let shown = String(decoding: terminal.takeBytes(), as: UTF8.self)
      #expect(shown.contains("\u{1B}]52;c;\(base64)\u{07}"))
    }

    @Test func `makes a folder that is missing only after a yes`() async throws {
      let terminal = try await TerminalProcess.ranked(demo)
      terminal.type("e")
      try await write("~/new/deep/ice.json", in: terminal)
      let folder = terminal.folder.file("new")
      try await terminal.wait(for: "There is no folder \(folder)")
      terminal.type("n")
      try await terminal.wait("no question") { !$0.text.contains("There is no folder") }
      #expect(!FileManager.default.fileExists(atPath: folder))
      terminal.type("\r")
      try await terminal.wait(for: "There is no folder \(folder)")
      terminal.type("y")
      try await terminal.wait(for: "mode 0600")
      #expect(terminal.folder.mode(of: "new") == 0o700)
      #expect(terminal.folder.mode(of: "new/deep") == 0o700)
      #expect(terminal.folder.mode(of: "new/deep/ice.json") == 0o600)
      terminal.type("e")
      try await write("~/new/deep/ice.json", in: terminal)
      try await terminal.wait(for: "nothing would change")
    }

    @Test func `completes a path from what the folders hold, as its bytes are`() async throws {
      let terminal = try await TerminalProcess.ranked(demo)
      let odd = "exports/ice \u{1B}[31m\u{202E}.json"
      try terminal.folder.write("stun:mine".utf8, to: odd)
      try terminal.folder.write("".utf8, to: "exports/.hidden")
      try terminal.folder.write("".utf8, to: "exported.json")
      terminal.type("ef\u{15}~/ex\t")
      try await terminal.wait(for: "exported.json  exports/")
      terminal.type("s\t")
      try await terminal.wait(for: "file  ~/exports/")
      terminal.type("\t")
      try await terminal.wait(for: "file  ~/exports/ice ?[31m?.json")
      terminal.type("\r")
      try await terminal.wait(for: "exists. Replace it?")
      terminal.type("y")
      try await terminal.wait(for: "mode 0600")
      #expect(try terminal.folder.text(odd).contains("us-east.demo.invalid"))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: terminal.folder.file("exports"))
      #expect(names.count == 2)
    }

    @Test func `keeps a copy of a configuration, and says so before and after`() async throws {
      let terminal = try await TerminalProcess.ranked(demo, columns: 120, rows: 40)
      try terminal.folder.write("general: {\n  a = 1;\n}\n".utf8, to: "janus.jcfg")
      terminal.type("e/janus\r")
      try await write("~/janus.jcfg", in: terminal)
      try await terminal.wait(
        for: "it holds 2 other settings: a copy will be kept as janus.jcfg.bak")
      terminal.type("y")
      try await terminal.wait(for: "the old file is kept as janus.jcfg.bak")
      #expect(try terminal.folder.text("janus.jcfg.bak") == "general: {\n  a = 1;\n}\n")
      #expect(terminal.folder.mode(of: "janus.jcfg.bak") == 0o600)
      #expect(try terminal.folder.text("janus.jcfg").contains("turn_server"))
    }

    @Test func `writes a file a region into a folder, and asks once before it replaces them`()
      async throws
    {
      let terminal = try await TerminalProcess.ranked(demo + ["--region", "usa"])
      let folder = terminal.folder
      try await terminal.wait("both ranked") { screen in
        screen.text.regionRows.count { !$0.rank.isEmpty } == 2
      }
      terminal.type("g j es")
      try await terminal.wait(for: "a file a region")
      try await write("~/out", in: terminal, as: "into")
      try await terminal.wait(for: "There is no folder")
      terminal.type("y")
      try await terminal.wait(for: "wrote 2 files in \(folder.file("out")), mode 0600, 10 servers")
      for name in ["us_east", "usa"] {
        #expect(
          try await folder.text("out/\(name).json")
            == TurntopBinary.command(["export", "--demo", "--region", name]).run().output)
        #expect(folder.mode(of: "out/\(name).json") == 0o600)
        try folder.write("stun:old".utf8, to: "out/\(name).json")
      }
      terminal.type("es")
      try await write("~/out/", in: terminal, as: "into")
      let question = try await terminal.wait(for: "each of 2 files exists. Replace it?")
      #expect(question.text.contains("usa.json:"))
      #expect(try folder.text("out/usa.json") == "stun:old")
      terminal.type("y")
      try await terminal.wait(for: "wrote 2 files in")
      #expect(try folder.text("out/usa.json").contains("usa.demo.invalid"))
    }

    @Test func `says why a folder cannot be read`() async throws {
      let terminal = try await TerminalProcess.ranked(demo)
      terminal.type("ef\u{15}/no-such-folder/\t")
      try await terminal.wait(for: "cannot read /no-such-folder/: No such file or directory")
    }

    private let old = CredentialAPI.document(
      urls: ["turn:old.example:80"], logins: [.init("0ldname", "0ldp4ss")])

    /// Types a path in the place of the one proposed, and enter.
    private func write(
      _ path: String, in terminal: TerminalProcess, as label: String = "file"
    ) async throws {
      terminal.type("f\u{15}\(path)")
      try await terminal.wait(for: "\(label)  \(path)")
      terminal.type("\r")
    }

    private func exported(_ format: String) async throws -> String {
      try await TurntopBinary.command(["export"] + demo + ["--format", format]).run().output
    }
  }
}

extension String {
  /// The names and passwords in an exported RTCConfiguration.
  fileprivate var secrets: [String] {
    get throws {
      struct File: Decodable {
        struct Entry: Decodable {
          let username, credential: String?
        }
        let iceServers: [Entry]
      }
      return try JSONDecoder().decode(File.self, from: Data(utf8)).iceServers
        .flatMap { [$0.username, $0.credential].compactMap(\.self) }
    }
  }
}
