import TestSupport
import Testing

extension EndToEnd {
  /// The dashboard on a file of ICE servers of one's own.
  @Suite(.timeLimit(.minutes(1))) struct DashboardFileTests {
    @Test func `reads the file anew when all is asked for again`() async throws {
      let tmux = try await Tmux(columns: 100, rows: 30)
      try tmux.folder.write(#"["turn:127.0.0.1:19"]"#.utf8, to: "own.json")
      try await tmux.enter("'\(try TurntopBinary.path)' --ice-servers own.json; echo ended $?")
      try await tmux.wait("the file's server", within: .seconds(30)) { text in
        text.regionRows.map(\.region) == ["own"] && text.contains("127.0.0.1:19")
      }
      try tmux.folder.write(#"["turn:127.0.0.1:29"]"#.utf8, to: "own.json")
      try await tmux.press("r")
      try await tmux.wait("the server of the new file") { $0.contains("127.0.0.1:29") }
      try tmux.folder.write("[".utf8, to: "own.json")
      try await tmux.press("r")
      try await tmux.wait("that it is bad, and the server of before") { text in
        text.contains("bad file") && text.contains("127.0.0.1:29")
      }
      try await tmux.press("q")
      try await tmux.wait("the end") { $0.contains("ended 0") }
      try await tmux.end()
    }
  }
}
