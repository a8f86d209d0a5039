import TestSupport
import Testing

extension EndToEnd {
  /// What `turntop export` asks a person at a terminal before it replaces a file.
  @Suite(.timeLimit(.minutes(1))) struct ExportQuestionTests {
    private let old = CredentialAPI.document(
      urls: ["turn:old.example:80"], logins: [.init("0ldname", "0ldp4ss")])
    private let new = CredentialAPI.document(
      urls: ["turn:new.example:80"], logins: [.init("newname", "newp4ss")])

    @Test(arguments: ["n", "", "no", "maybe", "yy"])
    func `keeps the file unless the answer is yes`(answer: String) async throws {
      try await asked { tmux in
        try await tmux.enter(answer)
        let text = try await tmux.wait("the end") { $0.contains("ended 73") }
        #expect(text.contains("out.json already exists: replace it with --force, or name another"))
        #expect(try tmux.folder.text("out.json").contains("0ldp4ss"))
      }
    }

    @Test(arguments: ["y", "Y", "yes"])
    func `replaces the file where the answer is yes`(answer: String) async throws {
      try await asked { tmux in
        try await tmux.enter(answer)
        let text = try await tmux.wait("the end") { $0.contains("ended 0") }
        #expect(text.contains("wrote out.json"))
        #expect(try tmux.folder.text("out.json").contains("newp4ss"))
        #expect(tmux.folder.mode(of: "out.json") == 0o600)
      }
    }

    @Test func `says before a yes that a configuration is kept`() async throws {
      let tmux = try await Tmux(columns: 100, rows: 30)
      try tmux.folder.write(new.utf8, to: "own.json")
      try tmux.folder.write("general: {\n  a = 1;\n}\n".utf8, to: "janus.jcfg")
      try await tmux.enter(
        """
        clear; '\(try TurntopBinary.path)' export --ice-servers own.json --format janus \
        --output janus.jcfg
        """)
      let text = try await tmux.wait("the question") { $0.contains("replace janus.jcfg? [y/N]") }
      #expect(text.contains("it holds 2 other settings: a copy will be kept as janus.jcfg.bak"))
      try await tmux.enter("y")
      try await tmux.wait("the file") { $0.contains("wrote janus.jcfg") }
      #expect(tmux.folder.mode(of: "janus.jcfg.bak") == 0o600)
      try await tmux.end()
    }

    @Test func `keeps the file where nobody answers any more`() async throws {
      try await asked { tmux in
        try await tmux.press("C-d")
        try await tmux.wait("the end") { $0.contains("ended 73") }
        #expect(try tmux.folder.text("out.json").contains("0ldp4ss"))
      }
    }

    @Test func `keeps the file where the question is interrupted`() async throws {
      try await asked { tmux in
        try await tmux.press("C-c")
        try await tmux.wait("the end") { $0.contains("ended 130") }
        #expect(try tmux.folder.text("out.json").contains("0ldp4ss"))
        let names = try await Command("ls", ["-A", tmux.folder.path]).run().output
        #expect(!names.contains(".turntop-"), "\(names)")
      }
    }

    /// Lends a terminal that shows what changes, masked, and the question.
    private func asked(_ body: (Tmux) async throws -> Void) async throws {
      let tmux = try await Tmux(columns: 100, rows: 30)
      do {
        try tmux.folder.write(old.utf8, to: "own.json")
        let export = "'\(try TurntopBinary.path)' export --ice-servers own.json --output out.json"
        try await tmux.enter("trap : INT; \(export); echo made $?")
        try await tmux.wait("the first file") { $0.contains("made 0") }
        try tmux.folder.write(new.utf8, to: "own.json")
        try await tmux.enter("clear; \(export); echo ended $?")
        let text = try await tmux.wait("the question") { $0.contains("replace out.json? [y/N]") }
        #expect(
          text.contains(
            """
            - turn:old.example:80
            + turn:new.example:80
            2 names or passwords changed
            replace out.json? [y/N]
            """), "\(text)")
        for secret in ["0ldname", "0ldp4ss", "newname", "newp4ss"] {
          #expect(!text.contains(secret), "\(text)")
        }
        try await body(tmux)
        try await tmux.end()
      } catch {
        try await tmux.end()
        throw error
      }
    }
  }
}
