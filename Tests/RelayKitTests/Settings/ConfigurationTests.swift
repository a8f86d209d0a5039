import RelayKit
import TOMLFile
import Testing

@Suite struct ConfigurationTests {
  @Test func `reads every setting`() throws {
    let configuration = try Self.read(
      """
      app = "example"
      api-key = "0123456789abcdef"
      regions = ["us_east", "default"]
      ice-servers = ["coturn.json", "/srv/own.json", "~/third.json"]
      ca-file = "ca.pem"
      interval = "500ms"
      timeout = "5s"
      count = 20
      allocate = false
      families = ["ipv4"]
      source = "192.0.2.7"
      color = "256"
      ascii = true
      theme = "gruvbox"
      background = "theme"
      mouse = true

      [keys]
      sort = ["s", "F6"]
      pause = "none"
      """)
    #expect(
      configuration.values == [
        .app: .text("example"), .apiKey: .secret(Secret("0123456789abcdef")),
        .regions: .list(["us_east", "default"]),
        .iceServers: .list(["/etc/turntop/coturn.json", "/srv/own.json", "/home/me/third.json"]),
        .caFile: .text("/etc/turntop/ca.pem"), .interval: .duration(.milliseconds(500), "500ms"),
        .timeout: .duration(.seconds(5), "5s"), .count: .number(20), .allocate: .flag(false),
        .families: .list(["ipv4"]), .source: .text("192.0.2.7"), .color: .text("256"),
        .ascii: .flag(true), .theme: .text("gruvbox"), .background: .text("theme"),
        .mouse: .flag(true),
      ])
    #expect(configuration.keys.map(\.action) == ["sort", "pause"])
    #expect(configuration.keys.first { $0.action == "sort" }?.keys == ["s", "F6"])
    #expect(configuration.keys.first { $0.action == "pause" }?.keys == [])
  }

  @Test(arguments: [
    ("mine.toml", "/etc/turntop/mine.toml"), ("themes/mine", "/etc/turntop/themes/mine"),
    ("~/mine.toml", "/home/me/mine.toml"), ("/srv/mine.toml", "/srv/mine.toml"), ("mine", "mine"),
  ])
  func `looks for a theme's file from its own folder`(theme: String, path: String) throws {
    #expect(try Self.read("theme = \"\(theme)\"").text(.theme) == path)
  }

  @Test(arguments: [
    ("intervall = \"1s\"", "1:1: intervall: there is no such setting; did you mean interval?"),
    ("\n\n  aplication = 1", "3:3: aplication: there is no such setting"),
    ("[server]\nname = 1", "server: there is no such setting"),
    ("interval = 5", "1:1: interval: wanted a duration from 10ms to 1h, for example \"500ms\""),
    ("interval = \"5ms\"", "1:1: interval: wanted a duration from 10ms to 1h"),
    ("count = 0", "1:1: count: wanted a number from 1 to 100000"),
    ("allocate = \"no\"", "1:1: allocate: wanted true or false"),
    ("color = \"alwys\"", "1:1: color: wanted one of"),
    ("color = \"alwys\"", "did you mean always?"),
    ("regions = \"uk\"", "1:1: regions: wanted an array of region names"),
    ("regions = []", "1:1: regions: wanted an array of region names"),
    (
      "regions = [\"us_east\",\n \"us_esat\"]",
      "2:2: regions.1: wanted an array of region names; did you mean us_east?"
    ),
    ("source = \"here\"", "1:1: source: wanted an IP address"),
    ("base-url = \"http://far.example\"", "1:1: base-url: wanted an https URL"),
    (
      "app = \"a\"\nbase-url = \"https://b.example\"",
      "2:1: base-url: app is there too: leave one out"
    ),
    ("api-key = \"two words\"", "1:1: api-key: wanted an API key and nothing else"),
    ("keys = 1", "1:1: keys: wanted a table"),
    ("[keys]\nsort = 1", "2:1: keys.sort: wanted a key or an array of keys"),
    ("app = ", "/etc/turntop/config.toml:1:"),
  ])
  func `says where it is wrong, and what was meant`(text: String, complaint: String) {
    do {
      _ = try Self.read(text)
      Issue.record("\(text) was taken")
    } catch let error as ConfigurationError {
      let line = error.displayText.text
      #expect(line.hasPrefix("/etc/turntop/config.toml:"))
      #expect(line.contains(complaint), "\(line)")
      #expect(!line.contains("\n"))
    } catch {
      #expect("\(error)".contains(complaint), "\(error)")
    }
  }

  @Test func `holds a key only where nobody else may read it`() throws {
    let text = "app = \"a\"\napi-key = \"0123456789abcdef\""
    #expect(try Self.read(text).secret(.apiKey) == Secret("0123456789abcdef"))
    do {
      _ = try Self.read(text, isPrivate: false)
      Issue.record("it was taken")
    } catch let error as ConfigurationError {
      #expect(
        error.displayText.text == """
          /etc/turntop/config.toml:2:1: api-key: others may read this file: \
          chmod 600 /etc/turntop/config.toml
          """)
    }
    #expect(try Self.read("app = \"a\"", isPrivate: false).text(.app) == "a")
  }

  @Test func `has a row for every setting, and a template that changes nothing`() throws {
    #expect(Setting.table.map(\.name) == SettingName.allCases)
    let template = ConfigurationTemplate.lines.map(\.text).joined(separator: "\n")
    #expect(try Self.read(template).values == [:])
    #expect(ConfigurationTemplate.lines.allSatisfy { $0.width <= 100 })
  }

  @Test(arguments: SettingName.allCases)
  func `shows an example of every setting that is right`(name: SettingName) throws {
    let example = try #require(Setting.row(name)?.example)
    let line = "\(name.rawValue) = \(name == .apiKey ? "\"thekey\"" : example)"
    let template = ConfigurationTemplate.lines.map(\.text)
    #expect(template.contains("# \(name.rawValue) = \(example)"))
    #expect(try Self.read(line).values.keys.map(\.self) == [name])
  }

  private static func read(_ text: String, isPrivate: Bool = true) throws -> Configuration {
    let path = "/etc/turntop/config.toml"
    return try Configuration(
      in: try TOMLDocument(parsing: Array(text.utf8), name: path), folder: "/etc/turntop",
      home: HomeFolder(Environment(["HOME": "/home/me"])), isPrivate: isPrivate)
  }
}
