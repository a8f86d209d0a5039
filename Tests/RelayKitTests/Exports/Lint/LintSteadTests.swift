import RelayKit
import Testing

/// What stands in the stead of a login: a secret shared with the relays, a file that holds one, or a
/// service that gives logins.
@Suite struct LintSteadTests {
  private static let clean = LintReportCase.clean
  private static let missing = """
    its username or credential is missing: browsers refuse the whole list [missing-credentials]
    """

  @Test(arguments: [
    LintReportCase(
      "turn_uris: [\"turn:a.example\"]\nturn_shared_secret: s\n",
      "f: Matrix Synapse, YAML, 1 server", clean),
    LintReportCase(
      "turn_uris: [\"turn:a.example\"]\nturn_shared_secret_path: /run/secrets/turn\n",
      "f: Matrix Synapse, YAML, 1 server", clean),
    // A path gives nothing away.
    LintReportCase(
      "turn_uris: [\"turn:a.example\"]\nturn_shared_secret_path: /run/secrets/turn\n",
      "f: Matrix Synapse, YAML, 1 server, mode 0644: readable by its owner and its group and everybody",
      clean, mode: 0o644),
    LintReportCase(
      "turn_uris: [\"turn:a.example\"]\nregistration_shared_secret: s\nmacaroon_secret_key: k\n",
      "f: Matrix Synapse, YAML, 1 server", "error: line 1: turn:a.example: \(missing)",
      "1 error, 0 warnings"),
    LintReportCase(
      "rtc:\n  turn_servers:\n    - {host: a.example, port: 443, protocol: tls, secret: s, ttl: 14400}\n",
      "f: LiveKit server, YAML, 1 server", clean),
    LintReportCase(
      "webrtcICEServers2:\n- url: turn:a.example:3478\n  username: AUTH_SECRET\n  password: s\n",
      "f: MediaMTX, YAML, 1 server", clean),
    LintReportCase(
      "nat: {\n  turn_server = \"a.example\"\n  turn_rest_api = \"https://b.example/turn\"\n}\n",
      "f: Janus, libconfig, 1 server", clean),
    LintReportCase(
      "TURN_HOST=a.example\nTURN_TRANSPORT=tcp\nTURN_CREDENTIALS=s\n",
      "f: Jitsi, .env, 1 server", clean),
    LintReportCase(
      "TURN_HOST=a.example\nTURN_STATIC_AUTH_SECRET=s\n",
      "f: environment variables, 1 server", clean),
    LintReportCase(
      "TURN_HOST=a.example\nTURN_SHARED_SECRET_FILE=/run/secrets/turn\n",
      "f: environment variables, 1 server, mode 0640: readable by its owner and its group", clean,
      mode: 0o640),
    LintReportCase(
      "TURN_URLS=turn:a.example\nCOTURN_SECRET=s\n", "f: environment variables, 1 server", clean),
    LintReportCase(
      "TURN_HOST=a.example\nTURN_REST_URI=https://b.example\n",
      "f: environment variables, 1 server", clean),
    // A secret of another service is none of the relays'.
    LintReportCase(
      "TURN_URLS=turn:a.example\nSESSION_SECRET=s\n", "f: environment variables, 1 server",
      "error: line 1: turn:a.example: \(missing)", "1 error, 0 warnings"),
    LintReportCase(
      "TURN_URLS=turn:a.example\nTURN_SECRET=\n", "f: environment variables, 1 server",
      "error: line 1: turn:a.example: \(missing)", "1 error, 0 warnings"),
    // The configuration of Nextcloud's signaling server, and of Mattermost's rtcd.
    LintReportCase(
      "[turn]\napikey = k\nsecret = s\nservers = turn:a.example:443?transport=tcp\n",
      "f: text with server URLs, 1 server", clean),
    LintReportCase(
      "[rtc]\nice_servers = [{urls = [\"turn:a.example\"]}]\nturn.static_auth_secret = \"s\"\n",
      "f: text with server URLs, 1 server", clean),
    LintReportCase(
      "RTCD_RTC_ICESERVERS='[{\"urls\": [\"turn:a.example\"]}]'\nRTCD_RTC_TURN_STATICAUTHSECRET=s\n",
      "f: text with server URLs, 1 server", clean),
  ])
  func `is no missing login`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      #"[{"urls": ["turn:a"], "username": "u", "credential": "s", "credentialType": "hmac-sha1"}]"#,
      "f: a list of ICE servers, JSON, 1 server", clean),
    LintReportCase(
      #"[{"urls": ["turn:a"], "credential": "s", "credentialType": "hmac-sha1"}]"#,
      "f: a list of ICE servers, JSON, 1 server", clean),
    LintReportCase(
      #"[{"urls": ["turn:a"], "username": "u", "credential": "", "credentialType": "hmac-sha1"}]"#,
      "f: a list of ICE servers, JSON, 1 server", "error: entry 1: turn:a: \(missing)",
      "1 error, 0 warnings"),
    LintReportCase(
      #"[{"urls": ["turn:a"], "credential": "s", "credentialType": "password"}]"#,
      "f: a list of ICE servers, JSON, 1 server", "error: entry 1: turn:a: \(missing)",
      "1 error, 0 warnings"),
  ])
  func `is a credential of its own type to Galene`(file: LintReportCase) throws {
    try file.expectReport()
    try file.expectReport(for: ExportFormat.named("galene"))
  }
}
