import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// The dashboard in a real terminal, as a person uses it.
  @Suite(.timeLimit(.minutes(1))) struct DashboardTests {
    @Test func `shows all regions, the best first`() async throws {
      try await DashboardScreen.with(columns: 120, rows: 40, regions: []) { screen in
        try await screen.tmux.wait("22 regions, ranked") { text in
          text.contains("22 regions") && text.regionRows.count == 22
            && text.regionRows.map(\.rank).prefix(3) == ["1", "1=", "3"]
            && Set(text.regionRows.map(\.region).prefix(2)) == ["us_east", "usa"]
            && text.regionRows.last?.region == "standard"
        }
      }
    }

    /// By name, since ranks may still change between one key and the next.
    @Test func `sorts by the next column, and moves by keys and arrows and to the ends`()
      async throws
    {
      let names = DashboardScreen.regions.sorted()
      try await DashboardScreen.with { screen in
        try await screen.press("s", showing: "names in order") { text in
          text.regionRows.map(\.region) == names
        }
        try await screen.press("S", showing: "the last name first") { text in
          text.regionRows.map(\.region) == names.reversed()
        }
        try await screen.press("S", showing: "names in order again") { text in
          text.regionRows.map(\.region) == names
        }
        try await screen.press("g", showing: "the first") { $0.selectedRegion == names[0] }
        try await screen.press("j", showing: "the second") { $0.selectedRegion == names[1] }
        try await screen.press("Down", showing: "the third") { $0.selectedRegion == names[2] }
        try await screen.press("k", showing: "the second") { $0.selectedRegion == names[1] }
        try await screen.press("Up", showing: "the first") { $0.selectedRegion == names[0] }
        try await screen.press("G", showing: "the last") { $0.selectedRegion == names[5] }
      }
    }

    @Test func `filters by what is typed, until Escape`() async throws {
      try await DashboardScreen.with { screen in
        try await screen.press("/", "c", "a", "n", showing: "Canada alone") { text in
          Set(text.regionRows.map(\.region)) == ["canada", "canada_east"]
        }
        try await screen.press("Enter", "Escape", showing: "all regions") { text in
          text.regionRows.count == DashboardScreen.regions.count
        }
      }
    }

    @Test(.acceptance(.export)) func `exports what the service sent, to its owner alone`()
      async throws
    {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        let name = "turntop-us_east.json"
        try await screen.press("e", showing: "the name proposed") { $0.contains(name) }
        try await screen.press("Enter", showing: "the path written") { text in
          text.contains("wrote ") && text.contains("mode 0600")
        }
        let folder = screen.tmux.folder
        #expect(folder.mode(of: name) == 0o600)
        let file = try JSONDecoder().decode(ICEFile.self, from: Data(folder.text(name).utf8))
        #expect(file.iceServers.map(\.urls.count) == [1, 4])
        #expect(file.iceServers.map { $0.credential != nil } == [false, true])
        let urls = file.iceServers.flatMap(\.urls)
        #expect(urls.allSatisfy { $0.contains("us-east.demo.invalid") })
      }
    }

    @Test(.acceptance(.export)) func `writes passwords that it does not show`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        try await screen.press("e", "j", showing: "stand-ins") { $0.contains("hidden-credential") }
        try await screen.press("k", "Enter", showing: "the path written") { $0.contains("wrote ") }
        let file = try JSONDecoder().decode(
          ICEFile.self, from: Data(screen.tmux.folder.text("turntop-us_east.json").utf8))
        let secrets = file.iceServers.compactMap(\.credential)
        try #require(!secrets.isEmpty)
        try await screen.press("e", showing: "stand-ins") { $0.contains("hidden-credential") }
        let shown = try await screen.tmux.screen()
        #expect(secrets.allSatisfy { !shown.contains($0) })
      }
    }

    @Test(.acceptance(.export)) func `asks before it replaces a file`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        let (name, folder) = ("turntop-us_east.json", screen.tmux.folder)
        try folder.write("mine".utf8, to: name)
        try await screen.press("e", showing: "the name proposed") { $0.contains(name) }
        try await screen.press("Enter", showing: "the question") { $0.contains("Replace it?") }
        #expect(try folder.text(name) == "mine")
        try await screen.press("y", showing: "no question") { !$0.contains("Replace it?") }
        let isReplaced = await eventually(within: .seconds(5)) { folder.size(of: name) > 100 }
        #expect(isReplaced)
        #expect(folder.mode(of: name) == 0o600)
      }
    }

    @Test func `writes to the home folder where a path begins with it`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        let folder = screen.tmux.folder
        try await screen.press("e", "f", "C-u", "~", "/", "a", "Enter", showing: "the path written")
        {
          $0.contains("wrote \(folder.file("a")), mode 0600")
        }
        #expect(folder.mode(of: "a") == 0o600)
      }
    }

    @Test(.acceptance(.zeroIdleBytes))
    func `draws nothing while it is paused and no key is pressed`() async throws {
      try await DashboardScreen.with(regions: ["us_east"]) { screen in
        try await screen.press("p", showing: "the pause") { $0.contains("paused") }
        // Answers to what was sent before the pause may still come.
        let isAtRest = try await eventually(within: .seconds(10)) {
          let frames = try screen.frames
          try await screen.settle { try await screen.tmux.press("w") }
          return try screen.frames == frames
        }
        #expect(isAtRest)
      }
    }

    @Test func `shows every key's help`() async throws {
      try await DashboardScreen.with { screen in
        try await screen.press("?", showing: "the help") {
          $0.contains("in the regions") && $0.contains("all about the region")
        }
        try await screen.press("G", showing: "its end") {
          $0.contains("make the folder, for you alone")
        }
        try await screen.press("Escape", showing: "the table") { !$0.regionRows.isEmpty }
      }
    }

    @Test(arguments: [(40, 10), (60, 20), (120, 40), (160, 50)])
    func `follows the terminal's size`(columns: Int, rows: Int) async throws {
      try await DashboardScreen.with { screen in
        try await screen.tmux.resize(columns: columns, rows: rows)
        try await screen.tmux.wait("a frame of that size") { text in
          let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
          return lines.first?.hasPrefix("turntop") ?? false
            && lines.last { !$0.isEmpty }?.contains("quit") ?? false
        }
      }
    }
  }
}

/// What the test reads of an exported file.
private struct ICEFile: Decodable {
  struct Entry: Decodable {
    let urls: [String]
    let credential: String?
  }

  let iceServers: [Entry]
}
