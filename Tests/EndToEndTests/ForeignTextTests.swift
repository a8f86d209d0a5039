import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// What others have written, on the screen, in the bytes and after the end.
  @Suite(.timeLimit(.minutes(1))) struct ForeignTextTests {
    @Test(.acceptance(.wideText)) func `keeps the columns in line whatever a name is made of`()
      async throws
    {
      let names = ["plain", "日本語", "cafe\u{301}", "👩‍🚀crew", "שלום", "한국", "x\u{200D}y"]
      let folder = try TemporaryFolder()
      for name in names {
        try folder.write(Array(Self.document.utf8), to: "\(name).json")
      }
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
