import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// The dashboard's views and what stays of them, in a real terminal.
  @Suite(.timeLimit(.minutes(1))) struct DashboardViewTests {
    @Test(.acceptance(.batchAndLinear))
    func `keeps the cursor on the selected row, where a screen reader looks for it`()
      async throws
    {
      try await DashboardScreen.with { screen in
        for _ in 0..<2 { try await screen.settle { try await screen.tmux.press("j") } }
        let lines = try await screen.tmux.screen().split(
          separator: "\n", omittingEmptySubsequences: false)
        let selected = try #require(lines.firstIndex { $0.hasPrefix(">") })
        #expect(try await screen.tmux.cursorLine() == selected)
      }
    }

    @Test func `lists every URL, sorts by a column and filters, and comes back`() async throws {
      try await DashboardScreen.with(columns: 120, rows: 40) { screen in
        try await screen.press("u", showing: "all servers") { text in
          text.contains("30 servers") && text.contains("tls us-east.demo.invalid:8443")
        }
        try await screen.press(
          "/", "u", "r", "l", ":", "t", "l", "s", "Enter", showing: "TLS alone"
        ) { text in
          text.contains("6 servers") && !text.contains(" udp us-east")
        }
        try await screen.press("2", showing: "names in order") { $0.contains("region+") }
        try await screen.press("Escape", showing: "all servers again") { $0.contains("30 servers") }
        try await screen.press("Escape", showing: "the regions") { $0.contains("6 regions") }
      }
    }

    @Test func `tells of a region rung by rung, with its times`() async throws {
      try await DashboardScreen.with(columns: 160, rows: 50, regions: ["us_east"]) { screen in
        try await screen.press("Enter", showing: "every rung of the ladder") { text in
          ["resolve", "connect", "tls", "binding", "challenge", "allocate", "spread"]
            .allSatisfy(text.contains) && text.contains("relayed address ")
        }
      }
    }

    @Test func `begins figures anew and measures at another pace`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        try await screen.press("+", showing: "the new pace") { $0.contains("a sample every 2 s") }
        try await screen.press("z", showing: "a word") { $0.contains("figures start anew") }
        try await screen.press("w", showing: "figures again") { text in
          text.regionRows.first?.rank == "1"
        }
      }
    }

    @Test func `leaves a report on the shell's screen where asked to`() async throws {
      try await DashboardScreen.with(columns: 120, regions: ["us_east"]) { screen in
        try await screen.tmux.press("Q")
        let text = try await screen.expectSanity(afterEnding: 0)
        #expect(text.contains("DEMO  the embedded service"), "\(text)")
        #expect(text.contains(" 1  us_east") && text.contains("best     us_east: "), "\(text)")
      }
    }

    @Test(.acceptance(.clipboard))
    func `sends the URL to the terminal, and says no more than that`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        try await screen.press("y", showing: "what was done") {
          $0.contains("sent (OSC 52): turn:us-east.demo.invalid:8")
        }
      }
    }

    @Test(.acceptance(.batchAndLinear))
    func `prints a line for each change, and no screen, where asked to`() async throws {
      let folder = try TemporaryFolder()
      let running = try RunningProcess(
        TurntopBinary.command(
          ["--demo", "--linear", "--region", "us_east", "--region", "standard"],
          environment: ["TERM": "xterm-256color"]),
        output: folder.file("output"), errors: folder.file("errors"))
      let isTold = await eventually(within: .seconds(20)) {
        let text = (try? folder.text("output")) ?? ""
        return text.contains(" best is us_east\n") && text.contains(" us_east: ok, ")
          && text.contains(" standard: closed, connection refused")
      }
      #expect(isTold)
      running.signal(SIGINT)
      #expect(await running.status == 128 + SIGINT)
      let text = try folder.text("output")
      #expect(!text.contains("\u{1B}"))
      #expect(text.hasPrefix("turntop: DEMO, the embedded service, 2 regions"))
    }
  }
}
