/// What kind of file an ICE configuration is, by the words that only one kind has.
struct LintKind: Sendable {
  let name: DisplayText
  /// All of these stand in it.
  private let words: [String]
  /// Whether its URLs hold the login.
  var takesUserInfo = false
  /// Whether what it names ends in browsers, with their limits.
  var isForBrowsers = true
  /// Whether each of its lines stands for itself.
  var splitsLines = false
  /// What it calls a login, where it has one in all; `nil` where each server has its own.
  var login: Login?
  /// How it names servers, where not by URLs.
  var parts: [LintParts] = []

  /// The members that hold a login.
  struct Login: Sendable {
    var username: String
    var credential: String
    /// What stands in the login's stead.
    var secret: String?
  }

  init(_ name: DisplayText, _ words: String..., with change: (inout LintKind) -> Void = { _ in }) {
    self.name = name
    self.words = words
    change(&self)
  }

  /// The kind of a text that is not JSON; `nil` where no kind is like it.
  static func of(_ text: String) -> LintKind? {
    all.first { kind in kind.words.allSatisfy { text.contains($0) } }
  }

  private static let all = lists + services + environments + code

  private static let lists = [
    LintKind("MediaMTX, YAML", "webrtcICEServers2:") { $0.isForBrowsers = false },
    LintKind("LiveKit server, YAML", "turn_servers:") { $0.parts = LintParts.liveKit },
    LintKind("LiveKit server, YAML", "stun_servers:") { $0.parts = LintParts.liveKit },
    LintKind("Frigate, YAML", "go2rtc:", "ice_servers:") { $0.isForBrowsers = false },
    LintKind("Home Assistant, YAML", "web_rtc:", "ice_servers:"),
    LintKind("go2rtc, YAML", "ice_servers:") { $0.isForBrowsers = false },
    LintKind("neko, YAML", "iceservers:"),
    LintKind("Matrix Synapse, YAML", "turn_uris:") {
      $0.login = Login(
        username: "turn_username", credential: "turn_password", secret: "turn_shared_secret")
    },
    LintKind("Prosody, Lua", "external_services") { $0.parts = LintParts.prosody },
  ]

  private static let services = [
    LintKind("Janus, libconfig", "turn_server", "nat") {
      $0.isForBrowsers = false
      $0.login = Login(username: "turn_user", credential: "turn_pwd", secret: "turn_rest_api")
      $0.parts = LintParts.janus
    },
    LintKind("Asterisk, rtp.conf", "turnaddr") {
      $0.isForBrowsers = false
      $0.login = Login(username: "turnusername", credential: "turnpassword")
      $0.parts = LintParts.asterisk
    },
    LintKind("Kurento, WebRtcEndpoint.conf.ini", "turnURL=") {
      $0.isForBrowsers = false
      $0.parts = LintParts.kurento
    },
  ]

  private static let environments = [
    LintKind("Jitsi, .env", "TURN_HOST=", "\nTURN_TRANSPORT=", with: likeJitsi),
    LintKind("Jitsi, .env", "TURNS_HOST=", with: likeJitsi),
    LintKind("MiroTalk, .env", "TURN_SERVER_URL=") {
      $0.login = Login(username: "TURN_SERVER_USERNAME", credential: "TURN_SERVER_CREDENTIAL")
    },
    LintKind("environment variables", "TURN_URLS=") {
      $0.login = Login(username: "TURN_USERNAME", credential: "TURN_CREDENTIAL")
    },
    LintKind("environment variables", "TURN_HOST=") {
      $0.isForBrowsers = false
      $0.login = Login(username: "TURN_USERNAME", credential: "TURN_PASSWORD")
      $0.parts = LintParts.environment
    },
  ]

  private static let code = [
    LintKind("aiortc, Python", "RTCIceServer(") { $0.isForBrowsers = false },
    LintKind("JavaScript", "iceServers"),
    LintKind("Link header fields", "ice-server") {
      $0.splitsLines = true
      $0.isForBrowsers = false
    },
    LintKind("GStreamer properties", "turn-server", with: holdingLogins),
    LintKind("GStreamer properties", "stun-server", with: holdingLogins),
  ]

  /// URLs and nothing else, a line each, as libdatachannel takes them.
  static let urls = LintKind("URLs, a line each", with: holdingLogins)
  /// A text of another kind that names servers.
  static let text = LintKind("text with server URLs")

  private static func likeJitsi(_ kind: inout LintKind) {
    kind.login = Login(
      username: "TURN_USERNAME", credential: "TURN_PASSWORD", secret: "TURN_CREDENTIALS")
    kind.parts = LintParts.environment
  }

  private static func holdingLogins(_ kind: inout LintKind) {
    kind.takesUserInfo = true
    kind.isForBrowsers = false
  }
}
