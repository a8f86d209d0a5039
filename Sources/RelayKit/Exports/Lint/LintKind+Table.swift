extension LintKind {
  static let all = yaml.map { $0.of(.yaml) } + services + environments + code

  private static let yaml = [
    LintKind("MediaMTX, YAML", "webrtcICEServers2:") { $0.isForBrowsers = false },
    LintKind("LiveKit server, YAML", "turn_servers:") { $0.parts = LintParts.liveKit },
    LintKind("LiveKit server, YAML", "stun_servers:") { $0.parts = LintParts.liveKit },
    LintKind("Frigate, YAML", "go2rtc:", "ice_servers:", with: likeGo2RTC),
    LintKind("Home Assistant, YAML", "web_rtc:", "ice_servers:") { $0.lists = ["ice_servers"] },
    LintKind("go2rtc, YAML", "ice_servers:", with: likeGo2RTC),
    LintKind("neko, YAML", "iceservers:") { $0.lists = ["urls"] },
    LintKind("Matrix Synapse, YAML", "turn_uris:") {
      $0.lists = ["turn_uris"]
      $0.login = Login(
        username: "turn_username", credential: "turn_password",
        steads: ["turn_shared_secret", "turn_shared_secret_path"])
    },
  ]

  private static let services = [
    LintKind("Prosody, Lua", "external_services", comments: .lua, with: likeProsody),
    LintKind("Prosody, Lua", "turn_external_host", comments: .lua, with: likeProsody),
    LintKind("Prosody, Lua", "turn_external_secret", comments: .lua, with: likeProsody),
    LintKind("Prosody, Lua", "turncredentials", comments: .lua, with: likeProsody),
    LintKind("Janus, libconfig", "turn_server", "nat", comments: .libconfig, with: likeJanus),
    LintKind("Janus, libconfig", "stun_server", "nat", comments: .libconfig, with: likeJanus),
    LintKind("Asterisk, rtp.conf", "turnaddr", comments: .asterisk, with: likeAsterisk),
    LintKind("Asterisk, rtp.conf", "stunaddr", comments: .asterisk, with: likeAsterisk),
    LintKind("Kurento, WebRtcEndpoint.conf.ini", "turnURL", comments: .ini, with: likeKurento),
    LintKind(
      "Kurento, WebRtcEndpoint.conf.ini", "stunServerAddress", comments: .ini, with: likeKurento),
  ]

  private static let environments = [
    LintKind("neko, .env", "NEKO_WEBRTC_ICESERVERS=") { $0.lists = ["urls"] },
    LintKind("neko, .env", "NEKO_WEBRTC_ICESERVERS_FRONTEND=") { $0.lists = ["urls"] },
    LintKind("neko, .env", "NEKO_WEBRTC_ICESERVERS_BACKEND=") { $0.lists = ["urls"] },
    LintKind("Jitsi, .env", "TURN_HOST=", "\nTURN_TRANSPORT", comments: .shell, with: likeJitsi),
    LintKind("Jitsi, .env", "TURNS_HOST=", comments: .shell, with: likeJitsi),
    LintKind("MiroTalk, .env", "TURN_SERVER_URL=", comments: .shell, with: likeMiroTalk),
    LintKind("MiroTalk, .env", "STUN_SERVER_URL=", comments: .shell, with: likeMiroTalk),
    LintKind("environment variables", "TURN_URLS=", comments: .shell, with: likeEnvironment),
    LintKind("environment variables", "STUN_URLS=", comments: .shell, with: likeEnvironment),
    LintKind("environment variables", "TURN_HOST=", comments: .shell) {
      $0.isFlat = true
      $0.isForBrowsers = false
      $0.login = environmentLogin("TURN_USERNAME", "TURN_PASSWORD")
      $0.parts = LintParts.environment
    },
    LintKind("Jitsi, .env", "STUN_HOST=", comments: .shell, with: likeJitsi),
  ]

  private static let code = [
    LintKind("libwebrtc, Swift", "RTCIceServer(", "urlStrings:", comments: .script) {
      $0.isCode = true
      $0.syntax = LintSyntax(.swift)
    },
    LintKind("libdatachannel, C++", "IceServer(", "rtc:", comments: .script, with: likeCPlusPlus),
    LintKind("libwebrtc, Java or Kotlin", "IceServer", "builder(", comments: .script) {
      $0.isCode = true
      $0.syntax = LintSyntax(.java, .kotlin)
      $0.tellsLogins = false
    },
    LintKind("libwebrtc, Java or Kotlin", "IceServer(", "PeerConnection", comments: .script) {
      $0.isCode = true
      $0.syntax = LintSyntax(.java, .kotlin)
    },
    LintKind("aiortc, Python", "RTCIceServer(") {
      $0.isForBrowsers = false
      $0.isCode = true
      $0.syntax = LintSyntax(.python)
    },
    LintKind(
      "libdatachannel, C++", "iceServers", "emplace_back(", comments: .script, with: likeCPlusPlus),
    LintKind(
      "libdatachannel, C++", "iceServers", "push_back(", comments: .script, with: likeCPlusPlus),
    LintKind(
      "libdatachannel, C++", "iceServers", "rtc::", "Configuration", comments: .script,
      with: likeCPlusPlus),
    LintKind(
      "libdatachannel, C", "rtcConfiguration", "iceServersCount", comments: .script,
      with: likeCPlusPlus),
    LintKind(
      "node-datachannel, JavaScript", "iceServers", "node-datachannel", comments: .script,
      with: likeNode),
    LintKind(
      "node-datachannel, JavaScript", "iceServers", "nodeDataChannel", comments: .script,
      with: likeNode),
    LintKind("Pion, Go", "ICEServer{", comments: .script) {
      $0.isForBrowsers = false
      $0.isCode = true
      $0.syntax = LintSyntax(.go)
    },
    LintKind(LintScript.unknown, "iceServers", comments: .script, with: likeScript),
    LintKind(LintScript.unknown, "RTCPeerConnection(", comments: .script, with: likeScript),
    LintKind(LintScript.unknown, "RTCIceServer", comments: .script, with: likeScript),
    LintKind("Link header fields", "ice-server", comments: .none) {
      $0.splitsLines = true
      $0.isForBrowsers = false
    },
    LintKind("GStreamer properties", "turn-server", comments: .any, with: holdingLogins),
    LintKind("GStreamer properties", "stun-server", comments: .any, with: holdingLogins),
  ]

  /// JSON's elder brother, with names without quotes, commas at the end, and expressions.
  static let script = LintKind(LintScript.unknown, comments: .script, with: likeScript)
  /// JSON, a document each line.
  static let documents = LintKind("JSON, a document each line", comments: .none) {
    $0.isCode = true
    $0.lists = ["iceServers"]
    $0.oldName = "url"
  }
  /// URLs and nothing else, a line each, as libdatachannel takes them.
  static let urls = LintKind("URLs, a line each", comments: .any, with: holdingLogins)
  /// A text of another kind that names servers.
  static let text = LintKind("text with server URLs", comments: .any)
}

extension LintKind {
  private static func likeGo2RTC(_ kind: inout LintKind) {
    kind.isForBrowsers = false
    kind.lists = ["ice_servers", "urls"]
  }

  private static func likeJanus(_ kind: inout LintKind) {
    kind.syntax = .libconfig
    kind.isForBrowsers = false
    kind.login = Login(
      username: "turn_user", credential: "turn_pwd", steads: ["turn_rest_api"])
    kind.parts = LintParts.janus
  }

  private static func likeAsterisk(_ kind: inout LintKind) {
    kind.isForBrowsers = false
    kind.isFlat = true
    kind.login = Login(username: "turnusername", credential: "turnpassword")
    kind.parts = LintParts.asterisk
  }

  private static func likeKurento(_ kind: inout LintKind) {
    kind.isFlat = true
    kind.isForBrowsers = false
    kind.parts = LintParts.kurento
  }

  private static func likeJitsi(_ kind: inout LintKind) {
    kind.isFlat = true
    kind.login = environmentLogin("TURN_USERNAME", "TURN_PASSWORD")
    kind.login?.steads.insert("TURN_CREDENTIALS")
    kind.parts = LintParts.environment
  }

  private static func likeMiroTalk(_ kind: inout LintKind) {
    kind.isFlat = true
    kind.login = environmentLogin("TURN_SERVER_USERNAME", "TURN_SERVER_CREDENTIAL")
  }

  private static func likeEnvironment(_ kind: inout LintKind) {
    kind.isFlat = true
    kind.login = environmentLogin("TURN_USERNAME", "TURN_CREDENTIAL")
  }

  private static func likeScript(_ kind: inout LintKind) {
    kind.isScript = true
    kind.isCode = true
    kind.syntax = .script
    kind.lists = ["iceServers"]
    kind.oldName = "url"
  }

  /// The names of a login, in whose stead a secret may stand, or the service that Selkies asks.
  private static func environmentLogin(_ username: String, _ credential: String) -> Login {
    Login(
      username: username, credential: credential, steads: ["TURN_REST_URI"], takesSecrets: true)
  }

  private static func likeProsody(_ kind: inout LintKind) {
    kind.isCode = true
    kind.syntax = LintSyntax(.lua)
    kind.naming = .prosody
  }

  private static func likeCPlusPlus(_ kind: inout LintKind) {
    holdingLogins(&kind)
    kind.isCode = true
    kind.syntax = LintSyntax(.cpp)
    kind.naming = .libdatachannel
  }

  private static func likeNode(_ kind: inout LintKind) {
    likeScript(&kind)
    holdingLogins(&kind)
    kind.isScript = false
    kind.syntax = LintSyntax(.javaScript, .typeScript)
  }

  private static func holdingLogins(_ kind: inout LintKind) {
    kind.takesUserInfo = true
    kind.isForBrowsers = false
  }
}
