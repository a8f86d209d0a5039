extension Setting {
  /// Every setting, in the order that a person meets them.
  package static let table: [Setting] = [
    Setting(
      .app, "--app NAME", "TURNTOP_APP", .app, example: "\"example\"",
      "the Metered app: asks https://NAME.metered.live"),
    Setting(
      .baseURL, "--base-url URL", "TURNTOP_BASE_URL", .url,
      example: "\"https://turn.example\"",
      "instead of app: any service that speaks the same endpoint"),
    Setting(
      .apiKeyFile, "--api-key-file PATH", "TURNTOP_API_KEY_FILE", .path,
      example: "\"~/.turntop-key\"",
      "a file that holds the API key; - reads it from standard input, unseen where it is typed"),
    Setting(
      .apiKey, nil, "TURNTOP_API_KEY", .key, example: "\"the key\"",
      "the API key itself, in a file that only its owner may read"),
    Setting(
      .regions, "--region NAME", .regions, standard: "all",
      example: "[\"us_east\", \"europe\"]",
      "only these regions; default is the account's own. The option may be repeated"),
    Setting(
      .iceServers, "--ice-servers FILE", .paths, example: "[\"coturn.json\"]",
      """
      servers of your own, a row a file: an RTCConfiguration or its iceServers as JSON, read again \
      at each fetch; without an app they are all that is measured, and no key is needed
      """),
    Setting(
      .caFile, "--ca-file PEM", "SSL_CERT_FILE", .path, example: "\"/etc/ssl/own-ca.pem\"",
      "trust the authorities of this file too"),
    Setting(
      .interval, "--interval TIME", .interval, standard: "1s, in a report 200ms",
      example: "\"500ms\"", "from one sample to the next"),
    Setting(
      .timeout, "--timeout TIME", .timeout, standard: "2s", example: "\"5s\"",
      "how long an answer, a connection or the credentials may take"),
    Setting(
      .count, "--count N", .count, standard: "5", example: "20",
      "how many samples each server gets in a report"),
    Setting(
      .allocate, "--no-allocate", .flag, standard: "true", example: "false",
      "whether relays are proven, or servers only asked for an answer"),
    Setting(
      .families, "--ipv4, --ipv6", .families, standard: "both", example: "[\"ipv4\"]",
      "the families of addresses that are measured"),
    Setting(
      .source, "--source ADDRESS", .address, example: "\"192.0.2.7\"",
      "the address of this host to measure from"),
    Setting(
      .color, "--color WHEN", "NO_COLOR", .colours, standard: "auto", example: "\"256\"",
      "how many colours the dashboard has; NO_COLOR means never"),
    Setting(
      .ascii, "--ascii", .flag, standard: "false", example: "true",
      "draw with ASCII characters only"),
    Setting(
      .theme, "--theme NAME", .theme, standard: "dark", example: "\"gruvbox\"",
      "the theme's name, or the path of its file: what ends in .toml or has a /"),
    Setting(
      .background, "--background WHOSE", .backgrounds, standard: "terminal",
      example: "\"theme\"", "whose background: the terminal's or the theme's own"),
    Setting(
      .mouse, "--mouse", .flag, standard: "false", example: "true",
      "whether the dashboard takes clicks and the wheel; Shift-drag then selects text"),
  ]

  /// The row of a setting.
  package static func row(_ name: SettingName) -> Setting? {
    table.first { $0.name == name }
  }
}

extension Setting {
  private init(
    _ name: SettingName, _ option: DisplayText?, _ kind: SettingKind,
    standard: DisplayText? = nil, example: String, _ title: DisplayText
  ) {
    self.init(name, option, nil, kind, standard: standard, example: example, title)
  }
}
