import RelayKit
import TOMLFile
import TestSupport
import Testing

@Suite struct EffectiveSettingTests {
  /// What each layer gives, and what comes of it.
  @Test(
    arguments: [
      ([:], [:], [:], nil, SettingOrigin.standard),
      ([:], [:], [.app: .text("file")], "file", .file(path: "/c")),
      ([:], ["TURNTOP_APP": "env"], [.app: .text("file")], "env", .variable("TURNTOP_APP")),
      ([.app: "flag"], ["TURNTOP_APP": "env"], [.app: .text("file")], "flag", .flag("--app")),
      ([:], ["TURNTOP_BASE_URL": "https://b"], [.app: .text("file")], nil, .standard),
      ([:], ["TURNTOP_BASE_URL": "https://b", "TURNTOP_APP": "env"], [:], nil, .standard),
    ]
      as [(
        [SettingName: DisplayText], [String: String], [SettingName: SettingValue], DisplayText?,
        SettingOrigin
      )])
  func `takes the strongest layer`(
    flags: [SettingName: DisplayText], variables: [String: String],
    values: [SettingName: SettingValue], value: DisplayText?, origin: SettingOrigin
  ) {
    let settings = EffectiveSetting.all(
      flags: flags, Environment(variables), Configuration(path: "/c", values: values))
    #expect(
      settings.first { $0.name == "app" }
        == EffectiveSetting(name: "app", value: value, origin: origin))
  }

  /// Where the theme is said, and what is told of it: the memory counts before the default alone.
  @Test(
    arguments: [
      ([:], [:], nil, "dark", .standard),
      ([:], [:], "gruvbox", "gruvbox", .remembered),
      ([:], [.theme: .text("light")], "gruvbox", "light", .file(path: "/c", line: 7)),
      ([.theme: "mono"], [.theme: .text("light")], "gruvbox", "mono", .flag("--theme")),
    ]
      as [(
        [SettingName: DisplayText], [SettingName: SettingValue], String?, DisplayText,
        SettingOrigin
      )])
  func `tells where the theme comes from`(
    flags: [SettingName: DisplayText], values: [SettingName: SettingValue], memory: String?,
    value: DisplayText, origin: SettingOrigin
  ) {
    let settings = EffectiveSetting.all(
      flags: flags, Environment([:]),
      Configuration(
        path: "/c", values: values, positions: [.theme: TOMLPosition(line: 7, column: 1)]),
      remembered: Remembered(theme: memory))
    #expect(
      settings.first { $0.name == "theme" }
        == EffectiveSetting(name: "theme", value: value, origin: origin))
  }

  @Test func `masks the key, and tells of the one that counts`() {
    let settings = EffectiveSetting.all(
      flags: [:], Environment(["TURNTOP_API_KEY": "0123456789abcdef"]),
      Configuration(path: "/c", values: [.apiKeyFile: .text("/k")]))
    #expect(settings.first { $0.name == "api-key" }?.value == "..cdef")
    #expect(settings.first { $0.name == "api-key-file" }?.value == nil)
  }

  @Test(.acceptance(.discoverability)) func `stands in the README as in the table`() throws {
    try ProjectFile.expectSection("settings", of: "README.md", is: Setting.markdown)
  }

  /// Flags over environment over file, for service and key each.
  @Test func `asks the service that the strongest layer names`() throws {
    let file = Configuration(values: [.app: .text("file"), .apiKey: .secret(Secret("fromfile"))])
    let bare = try ServiceSettings(
      flags: .init(), environment: Environment([:]), configuration: file)
    #expect(bare.service == (try MeteredService(app: "file")))
    #expect(bare.key == .value(Secret("fromfile")))
    let variables = ["TURNTOP_BASE_URL": "https://env.example", "TURNTOP_API_KEY_FILE": "/env"]
    let set = try ServiceSettings(
      flags: .init(), environment: Environment(variables), configuration: file)
    #expect(set.service == (try MeteredService(baseURL: "https://env.example")))
    #expect(set.key == .file("/env"))
    let given = try ServiceSettings(
      flags: .init(app: "flag", apiKeyFile: "/flag"), environment: Environment(variables),
      configuration: file)
    #expect(given.service == (try MeteredService(app: "flag")))
    #expect(given.key == .file("/flag"))
  }
}
