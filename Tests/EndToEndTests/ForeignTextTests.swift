import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// What others have written, on the screen, in the bytes and after the end.
  @Suite(.timeLimit(.minutes(1))) struct ForeignTextTests {
    private static let names = [
      "plain", "日本語", "cafe\u{301}", "👩‍🚀crew", "שלום", "한국", "x\u{200D}y",
    ]

    @Test(.acceptance(.wideText)) func `keeps the columns in line whatever a name is made of`()
      async throws
    {
      let (names, folder) = (Self.names, try TemporaryFolder())
      try Self.writeFiles(into: folder)
      let files = names.flatMap { ["--ice-servers", folder.file("\($0).json")] }
      let terminal = try TerminalProcess.dashboard(files + ["--timeout", "100ms"], columns: 100)
      let screen = try await terminal.wait("a verdict for each") { screen in
        screen.lines.count { $0.contains("closed") } >= names.count
      }
      let heading = try #require(screen.lines.firstIndex { $0.hasPrefix("  #  region") })
      let start = try #require(screen.column(of: "relay", inRow: heading))
      let columns = (1...names.count).map { screen.column(of: "closed", inRow: heading + $0) }
      #expect(columns == names.map { _ in start })
      #expect(screen.unknown == [])
    }

    /// What tmux holds for the cells of a name, it tells by where its own cursor stands after it.
    @Test(.acceptance(.wideText)) func `keeps the columns in line in tmux too`() async throws {
      let tmux = try await Tmux(columns: 100, rows: 30, environment: ["LC_ALL": "C.UTF-8"])
      do {
        try Self.writeFiles(into: tmux.folder)
        let files = Self.names.map { "--ice-servers '\($0).json'" }.joined(separator: " ")
        try await tmux.enter("clear; '\(try TurntopBinary.path)' \(files) --timeout 100ms")
        let text = try await tmux.wait("a verdict for each", within: .seconds(30)) { text in
          text.regionRows.count == Self.names.count
            && text.split(separator: "\n").count { $0.contains("closed") } >= Self.names.count
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let heading = try #require(lines.firstIndex { $0.hasPrefix("  #  region") })
        try await tmux.press("q")
        try await tmux.wait("the shell") { $0.hasSuffix("\n$") || !$0.contains("closed") }
        var columns: [Int?] = []
        for line in lines[(heading + 1)...].prefix(Self.names.count) {
          let end = try #require(line.range(of: "closed")).lowerBound
          try tmux.folder.write(line[..<end].utf8, to: "start")
          try await tmux.enter("clear; cat start; read")
          let start = line[..<end].trimmingCharacters(in: .whitespaces)
          try await tmux.wait("the start of a row") { screen in
            screen.trimmingCharacters(in: .whitespacesAndNewlines) == start
          }
          columns.append(try await tmux.cursorColumn())
          try await tmux.press("Enter")
          try await tmux.wait("the prompt") { $0.contains("$") }
        }
        #expect(Set(columns).count == 1, "\(columns)\n\(text)")
        try await tmux.end()
      } catch {
        try await tmux.end()
        throw error
      }
    }

    @Test(.acceptance(.hostileData)) func `lets no command of a service reach the terminal`()
      async throws
    {
      let hostile = #"\u001b]52;c;cm0gLXJm\u0007\u009b31m\u202egnp\u0000\u000a\u2066\ufeff"#
      let long = String(repeating: "x", count: 10_000)
      let service = try HTTPResponder { _ in
        .init(403, #"{"error": "\#(hostile) refused \#(long)"}"#)
      }
      let terminal = try TerminalProcess.dashboard(
        ["--base-url", service.baseURL, "--region", "us_east"],
        environment: ["TURNTOP_API_KEY": CredentialAPI.key])
      try await terminal.wait(for: "refused")
      for key in ["\r", "\u{1B}", "m", "\u{1B}", "n"] { try await terminal.settle(after: key) }
      terminal.type("Q")
      _ = await terminal.process.status
      #expect(terminal.screen.unknown == [])
      let text = String(decoding: terminal.takeBytes(), as: UTF8.self)
      let forbidden = text.unicodeScalars.filter { scalar in
        (0x80...0x9F).contains(scalar.value) || [0x202E, 0x2066, 0xFEFF, 0].contains(scalar.value)
      }
      #expect(forbidden.isEmpty)
      #expect(!text.contains("\u{1B}]"))
    }

    /// As a report, as JSON and as lines; each says what the service said, in characters alone.
    @Test(
      .acceptance(.hostileData),
      arguments: [
        ["probe", "--format", "table"], ["probe", "--format", "json"], ["watch", "--linear"],
      ])
    func `prints no command of a service`(arguments: [String]) async throws {
      let hostile = #"\u001b]52;c;cm0gLXJm\u0007\u009b31m\u202egnp\u0000\u000a\u2066\ufeff"#
      let service = try HTTPResponder { request in
        request.query["region"] == "uk"
          ? .init(200, CredentialAPI.document(urls: ["turn:127.0.0.1:9", "turn:\(hostile)"]))
          : .init(403, #"{"error": "\#(hostile) refused"}"#)
      }
      let folder = try TemporaryFolder()
      let options = ["--base-url", service.baseURL, "--region", "us_east", "--region", "uk"]
      let running = try RunningProcess(
        TurntopBinary.command(
          arguments + options + ["--timeout", "200ms"],
          environment: ["TURNTOP_API_KEY": CredentialAPI.key]),
        output: folder.file("text"), errors: folder.file("text"))
      #expect(
        await eventually(within: .seconds(20)) {
          ((try? folder.text("text")) ?? "").contains("refused")
        })
      if arguments[0] == "watch" { await running.end() } else { _ = await running.status }
      let text = try folder.text("text")
      let forbidden = text.unicodeScalars.filter { scalar in
        scalar != "\n" && scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x202E, 0x2066, 0xFEFF].contains(scalar.value)
      }
      #expect(forbidden.isEmpty, "\(text.debugDescription)")
      #expect(text.contains("cm0gLXJm"), "\(text)")
    }

    @Test(.acceptance(.secrets)) func `shows no key and no credential on any screen`() async throws
    {
      let login = CredentialAPI.Login("user-of-the-relay", "password-of-the-relay")
      let service = try HTTPResponder(
        answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:9"], logins: [login]))
      let terminal = try TerminalProcess.dashboard(
        ["--base-url", service.baseURL, "--region", "us_east", "--timeout", "200ms"],
        environment: ["TURNTOP_API_KEY": CredentialAPI.key], columns: 160, rows: 50)
      try await terminal.wait("a verdict") { $0.text.contains("closed") }
      for key in "\rx\u{1B}\u{1B},\u{1B}u\r\u{1B}\u{1B}n\u{1B}m\u{1B}?\u{1B}cyo\u{1B}t\u{1B}r" {
        try await terminal.settle(after: String(key))
      }
      let arguments = try String(
        decoding: Data(contentsOf: URL(filePath: "/proc/\(terminal.process.id)/cmdline")),
        as: UTF8.self)
      terminal.type("Q")
      _ = await terminal.process.status
      let shown = String(decoding: terminal.takeBytes(), as: UTF8.self)
      for secret in [CredentialAPI.key, login.username, login.credential] {
        #expect(!shown.contains(secret) && !arguments.contains(secret))
      }
    }

    /// A file of a server a name.
    private static func writeFiles(into folder: TemporaryFolder) throws {
      for name in names { try folder.write(Array(document.utf8), to: "\(name).json") }
    }

    private static let document = CredentialAPI.document(urls: ["turn:127.0.0.1:9"])
  }
}

extension TerminalScreen {
  /// The cell in which a text begins; `nil` where the row has it not.
  fileprivate func column(of text: String, inRow row: Int) -> Int? {
    (0..<columns).first { column in
      cells[row][column...].map(\.text).joined().hasPrefix(text)
    }
  }
}
