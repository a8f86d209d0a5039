/// What kind of file an ICE configuration is, by the words that only one kind has.
struct LintKind: Sendable {
  let name: DisplayText
  /// All of these stand in it.
  private let words: [String]
  /// Whether its URLs hold the login.
  var takesUserInfo = false

  init(_ name: DisplayText, _ words: String..., takesUserInfo: Bool = false) {
    self.name = name
    self.words = words
    self.takesUserInfo = takesUserInfo
  }

  /// The kind of a text that is not JSON; `nil` where no kind is like it.
  static func of(_ text: String) -> LintKind? {
    all.first { kind in kind.words.allSatisfy { text.contains($0) } }
  }

  private static let all = [
    LintKind("MediaMTX, YAML", "webrtcICEServers2:"),
    LintKind("LiveKit server, YAML", "turn_servers:"),
    LintKind("LiveKit server, YAML", "stun_servers:"),
    LintKind("Frigate, YAML", "go2rtc:", "ice_servers:"),
    LintKind("Home Assistant, YAML", "web_rtc:", "ice_servers:"),
    LintKind("go2rtc, YAML", "ice_servers:"),
    LintKind("neko, YAML", "iceservers:"),
    LintKind("Matrix Synapse, YAML", "turn_uris:"),
    LintKind("Prosody, Lua", "external_services"),
    LintKind("Janus, libconfig", "turn_server", "nat"),
    LintKind("Asterisk, rtp.conf", "turnaddr"),
    LintKind("Kurento, WebRtcEndpoint.conf.ini", "turnURL="),
    LintKind("Jitsi, .env", "TURN_HOST=", "TURN_TRANSPORT="),
    LintKind("MiroTalk, .env", "TURN_SERVER_URL="),
    LintKind("environment variables", "TURN_URLS="),
    LintKind("environment variables", "TURN_HOST="),
    LintKind("aiortc, Python", "RTCIceServer("),
    LintKind("JavaScript", "iceServers"),
    LintKind("Link header fields", "ice-server"),
    LintKind("GStreamer properties", "turn-server", takesUserInfo: true),
    LintKind("GStreamer properties", "stun-server", takesUserInfo: true),
  ]

  /// URLs and nothing else, a line each, as libdatachannel takes them.
  static let urls = LintKind("URLs, a line each", takesUserInfo: true)
  /// A text of another kind that names servers.
  static let text = LintKind("text with server URLs")
}
