// What servers and devices read from a file.
extension ExportFormat {
  static let servers: [ExportFormat] = [
    ExportFormat(
      "livekit", "LiveKit server", in: "to merge into config.yaml", "yaml",
      rules: [
        .noDTLS, .browserPorts,
        .schemes([.stun, .turn, .turns], "LiveKit puts stun: before its addresses"),
      ],
      write: YAMLShape.liveKit),
    ExportFormat(
      "janus", "Janus", in: "to merge into janus.jcfg, beside what nat holds", "jcfg",
      rules: [
        .schemes([.stun, .turn], .noTLSInLibnice), .noNUL,
        .stunServers(atMost: 1, "Janus takes one STUN server"),
        .relays(atMost: 1, "Janus takes one relay"),
      ], advice: LibconfigShape.advice, write: LibconfigShape.janus),
    ExportFormat(
      "prosody", "Prosody", in: "to merge into prosody.cfg.lua, for external_services", "lua",
      rules: [.noDTLS, .browserPorts], write: LuaShape.prosody),
    ExportFormat(
      "go2rtc", "go2rtc", in: "to merge into go2rtc.yaml", "yaml", takesStrings: false,
      write: YAMLShape.go2rtc),
    ExportFormat(
      "frigate", "Frigate", in: "to merge into config.yml", "yaml",
      rules: [
        // Frigate rewrites the file, so that no escape outlives it.
        .login("the go2rtc inside Frigate puts a variable in the place of ${NAME}") {
          !$0.contains("${")
        }
      ], write: YAMLShape.frigate),
    ExportFormat(
      "mediamtx", "MediaMTX", in: "to merge into mediamtx.yml", "yaml",
      rules: [
        .login("the username AUTH_SECRET makes MediaMTX take the password for a shared secret") {
          $0 != "AUTH_SECRET"
        }
      ], write: YAMLShape.mediaMTX),
    ExportFormat(
      "home-assistant", "Home Assistant", in: "to merge into configuration.yaml", "yaml",
      rules: [.noDTLS, .browserPorts], write: YAMLShape.homeAssistant),
    ExportFormat(
      "galene", "Galene", in: "data/ice-servers.json", "json", takesStrings: false,
      rules: [.noDTLS, .browserPorts], write: JSONShape.list),
    ExportFormat(
      "neko", "neko", in: "to merge into neko.yaml", "yaml", takesStrings: false,
      rules: [.noDTLS, .browserPorts], write: YAMLShape.neko),
    ExportFormat(
      "selkies", "Selkies", in: "the file of SELKIES_RTC_CONFIG_JSON", "json", policy: .written,
      rules: [.noDTLS, .browserPorts], write: JSONShape.selkies),
    ExportFormat(
      "asterisk", "Asterisk", in: "to merge into rtp.conf", "conf",
      rules: [
        .schemes([.stun, .turn], "Asterisk speaks no TLS to them"),
        // PJ_TURN_TP_TCP in its res_rtp_asterisk.c, whatever the server speaks beside it.
        .only([.tcp], "Asterisk asks relays over TCP alone"), .oneLine,
        .login("Asterisk cuts off blanks at either end of a value, and > at its start") {
          $0.first != " " && $0.last != " " && $0.first != ">"
        },
        .stunServers(atMost: 1, "Asterisk takes one STUN server"),
        .relays(atMost: 1, "Asterisk takes one relay"),
      ], write: INIShape.asterisk),
    ExportFormat(
      "kurento", "Kurento", in: "WebRtcEndpoint.conf.ini", "ini",
      rules: [
        .schemes([.stun, .turn], .noTLSInLibnice),
        .addresses("Kurento takes an IP address and no name"),
        .relaysOverIPv4("Kurento reads IPv4 addresses alone in its turnURL"), .oneLine,
        .login(without: "@# ;\"'", "Kurento reads user:password@address as it stands"),
        // The pattern of its kmswebrtcsession.c parts a name from its password at the last colon.
        .password(without: ":", "Kurento takes what stands before a colon for the name"),
        .stunServers(atMost: 1, "Kurento takes one STUN server"),
        .relays(atMost: 1, "Kurento takes one relay"),
      ], advice: INIShape.lookups, write: INIShape.kurento),
    ExportFormat(
      "nextcloud-talk", "Nextcloud Talk", in: "nothing: it is no place for these", "txt",
      rules: [.none("it takes a shared secret alone, not a name and password")],
      write: { _ in "" }),
  ]
}
