import RelayKit
import TOMLFile

/// Settings for the tests of views.
enum SettingsFixtures {
  /// Something of every origin, and a key that must not be seen.
  static let layered = SettingsInForce(
    settings: EffectiveSetting.all(
      flags: [.regions: "us_east, us_west, europe, asia, oceania", .source: "192.0.2.7"],
      Environment(["TURNTOP_APP": "example", "TURNTOP_API_KEY": "0123456789abcdef"]),
      Configuration(
        path: "/home/me/.config/turntop/config.toml",
        values: [.timeout: .duration(.seconds(5), "5s"), .caFile: .text("/etc/ssl/own-ca.pem")],
        positions: [
          .timeout: TOMLPosition(line: 3, column: 1), .caFile: TOMLPosition(line: 12, column: 1),
        ]),
      remembered: Remembered(theme: "gruvbox")),
    files: [
      SoughtFile(
        name: "settings", path: "/home/me/.config/turntop/config.toml", isReadable: true),
      SoughtFile(name: "themes", path: "/home/me/.config/turntop/themes", isReadable: false),
      SoughtFile(name: "state", path: nil, isReadable: false),
    ])
}
