// What servers and devices read from a file.
extension ExportFormat {
  static let servers: [ExportFormat] = [
    ExportFormat(
      "livekit", "LiveKit server", in: "config.yaml", "yaml",
      rules: [
        .noDTLS, .schemes([.stun, .turn, .turns], "LiveKit puts stun: before its addresses"),
      ],
      write: YAMLShape.liveKit),
    ExportFormat(
      "janus", "Janus", in: "janus.jcfg, beside what nat holds", "jcfg",
      rules: [
        .noDTLS, .schemes([.stun, .turn, .turns], "Janus knows no stuns:"), .noNUL,
        .stunServers(atMost: 1, "Janus takes one STUN server"),
        .relays(atMost: 1, "Janus takes one relay"),
      ], write: LibconfigShape.janus),
    ExportFormat(
      "prosody", "Prosody", in: "prosody.cfg.lua, for external_services", "lua",
      rules: [.noDTLS], write: LuaShape.prosody),
    ExportFormat(
      "go2rtc", "go2rtc", in: "go2rtc.yaml", "yaml", write: YAMLShape.go2rtc),
    ExportFormat(
      "frigate", "Frigate", in: "config.yml", "yaml", write: YAMLShape.frigate),
    ExportFormat(
      "mediamtx", "MediaMTX", in: "mediamtx.yml", "yaml",
      rules: [
        .login("the username AUTH_SECRET makes MediaMTX take the password for a shared secret") {
          $0 != "AUTH_SECRET"
        }
      ], write: YAMLShape.mediaMTX),
    ExportFormat(
      "home-assistant", "Home Assistant", in: "configuration.yaml", "yaml",
      rules: [.noDTLS, .browserPorts], write: YAMLShape.homeAssistant),
    ExportFormat(
      "galene", "Galene", in: "data/ice-servers.json", "json", rules: [.noDTLS, .browserPorts],
      write: JSONShape.list),
    ExportFormat(
      "neko", "neko", in: "neko.yaml", "yaml", rules: [.noDTLS, .browserPorts],
      write: YAMLShape.neko),
    ExportFormat(
      "selkies", "Selkies", in: "the file of SELKIES_RTC_CONFIG_JSON", "json", hasPolicy: true,
      rules: [.noDTLS, .browserPorts], write: JSONShape.selkies),
    ExportFormat(
      "asterisk", "Asterisk", in: "rtp.conf", "conf",
      rules: [
        .schemes([.stun, .turn], "Asterisk speaks no TLS to them"), .oneLine,
        .login("its name or password begins or ends with a blank, which Asterisk cuts off") {
          $0.first != " " && $0.last != " "
        },
        .stunServers(atMost: 1, "Asterisk takes one STUN server"),
        .relays(atMost: 1, "Asterisk takes one relay"),
      ], write: INIShape.asterisk),
    ExportFormat(
      "kurento", "Kurento", in: "WebRtcEndpoint.conf.ini", "ini",
      rules: [
        .noDTLS, .schemes([.stun, .turn, .turns], "Kurento knows no stuns:"),
        .addresses("Kurento takes an IP address and no name"), .oneLine,
        .login(without: "@:/?%# \"'", "Kurento reads user:password@address as it stands"),
        .stunServers(atMost: 1, "Kurento takes one STUN server"),
        .relays(atMost: 1, "Kurento takes one relay"),
      ], write: INIShape.kurento),
    ExportFormat(
      "nextcloud-talk", "Nextcloud Talk", in: "nothing: it is no place for these", "txt",
      rules: [.none("Nextcloud Talk takes a shared secret alone, not a name and password")],
      write: { _ in "" }),
  ]
}
