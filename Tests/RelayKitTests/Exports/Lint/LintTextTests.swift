import RelayKit
import Testing

/// Files that are no JSON, each with what is wrong in them.
@Suite struct LintTextTests {
  @Test(arguments: [
    Case(
      "LiveKit server, YAML",
      "rtc:\n  turn_servers:\n    - host: a.example\n      port: 22\n"
        + "      protocol: tls\n      username: u\n      credential: p\n    - host: b.example\n"
        + "      port: 443\n      protocol: tls\n",
      [
        "line 3: turns:a.example:22?transport=tcp [browser-port]",
        "line 8: turns:b.example:443?transport=tcp [missing-credentials]",
      ]),
    Case(
      "LiveKit server, YAML", "rtc:\n  stun_servers: [\"app.metered.live:80\"]\n",
      [
        "line 2: turn:app.metered.live [dashboard-host]"
      ]),
    Case(
      "Prosody, Lua",
      """
      external_services = {
        { type = "turn", host = "a.example", port = 25, username = "u", password = "p{}" };
        { type = "turns"; host = "numb.viagenie.ca"; port = 80; transport = "tcp" };
        -- { type = "turn", host = "c.example" };
      }
      """,
      [
        "line 2: turn:a.example:25 [browser-port]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [missing-credentials]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [turns-on-80]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [dead-relay]",
      ]),
    Case(
      "Prosody, Lua",
      """
      external_service_secret = "s"
      external_services = { { type = "turn", host = "a.example", secret = true } }
      """, []),
    Case(
      "Janus, libconfig",
      """
      nat: {
        # turn_port = 99999
        stun_server = "s.example"; stun_port = 0
        turn_server = "a.example"
        turn_port = 22
        turn_type = "tls"
        turn_user = "u"
        turn_pwd = ""
      }
      """,
      [
        "line 3: stun:s.example:0 [port]",
        "line 4: turns:a.example:22?transport=tcp [missing-credentials]",
      ]),
    Case(
      "Asterisk, rtp.conf", "[general]\nturnaddr=a.example:70000\nturnusername=u\n",
      [
        "line 2: turn:a.example:70000?transport=tcp [port]"
      ]),
    Case(
      "Asterisk, rtp.conf", "[general]\nturnaddr=a.example:22\nturnusername=u\n",
      [
        "line 2: turn:a.example:22?transport=tcp [missing-credentials]"
      ]),
    Case(
      "Kurento, WebRtcEndpoint.conf.ini", "turnURL=u:p@192.0.2.7:80?transport=tls\n",
      [
        "line 1: turns:192.0.2.7:80?transport=tcp [turns-on-80]"
      ]),
    Case(
      "Kurento, WebRtcEndpoint.conf.ini", "turnURL=192.0.2.7:80\n",
      [
        "line 1: turn:192.0.2.7:80 [missing-credentials]"
      ]),
    Case(
      "Jitsi, .env",
      "TURN_HOST=a.example\nTURN_PORT=22\nTURN_TRANSPORT=udp,tcp\n"
        + "TURNS_HOST=b.example\nTURNS_PORT=80\nTURN_CREDENTIALS=shared\n",
      [
        "line 1: turn:a.example:22?transport=udp [browser-port]",
        "line 4: turns:b.example:80 [turns-on-80]",
      ]),
    Case(
      "Jitsi, .env", "TURNS_HOST=b.example\nTURN_USERNAME=u\nTURN_PASSWORD=\n",
      [
        "line 1: turns:b.example [missing-credentials]"
      ]),
    Case(
      "environment variables", "export TURN_HOST='a.example'\nexport TURN_PORT=22\n",
      [
        "line 1: turn:a.example:22 [missing-credentials]"
      ]),
    Case(
      "environment variables",
      "TURN_URLS=turn:a.example,turn:b.example:22\n"
        + "TURN_USERNAME=u\nTURN_CREDENTIAL='p'\n", ["line 1: turn:b.example:22 [browser-port]"]),
    Case(
      "MiroTalk, .env", "TURN_SERVER_URL=turn:a.example\nTURN_SERVER_USERNAME=u\n",
      [
        "line 1: turn:a.example [missing-credentials]"
      ]),
    Case(
      "go2rtc, YAML",
      """
      webrtc:
        ice_servers:
        - urls:
          - turn:a.example:22
          - stun:s.example
          username: u
          credential: p
        - urls: [turn:b.example]
      """, ["line 8: turn:b.example [missing-credentials]"]),
    Case(
      "Home Assistant, YAML",
      """
      web_rtc:
        ice_servers:
          - {url: "turn:a.example", username: u, credential: p}
          - {url: ["turn:b.example", "turn:c.example:22"], username: u}
      """,
      [
        "line 4: turn:b.example [missing-credentials]",
        "line 4: turn:c.example:22 [missing-credentials]",
        "line 4: turn:c.example:22 [browser-port]",
      ]),
    Case(
      "MediaMTX, YAML",
      """
      webrtcICEServers2:
        - url: turn:a.example:22
          username: u
          password: p
        - url: turn:b.example:80
          username: u
      """, ["line 5: turn:b.example:80 [missing-credentials]"]),
    Case(
      "Matrix Synapse, YAML",
      "turn_uris: [\"turn:a.example\"]\ndatabase:\n  user: u\n"
        + "  password: p\n", ["line 1: turn:a.example [missing-credentials]"]),
    Case("Matrix Synapse, YAML", "turn_uris: [\"turn:a.example\"]\nturn_shared_secret: s\n", []),
    Case(
      "Matrix Synapse, YAML", "turn_uris: turn:a.example\nturn_shared_secret: s\n",
      ["line 1 [urls-string]"]),
    Case(
      "go2rtc, YAML",
      "webrtc:\n  ice_servers:\n    - urls: \"stun:a.example\"\n    - urls: [stun:b.example]\n",
      ["line 3 [urls-string]"]),
    Case(
      "JavaScript", "new RTCPeerConnection({iceServers: 'stun:a.example'})",
      ["line 1 [urls-string]"]),
    Case("JavaScript", "new RTCPeerConnection({iceServers: [{urls: 'stun:a.example',},],});", []),
    Case(
      "JavaScript", "[{urls: 'turn:a.example:22', username: 'u', credential: 'p'},]",
      ["line 1: turn:a.example:22 [browser-port]"]),
    Case(
      "JavaScript", "iceServers: [ {urls: \"turn:a.example\"} ]",
      ["line 1: turn:a.example [missing-credentials]"]),
    Case(
      "JavaScript", "fetch('https://app.metered.live/x').then(iceServers => 0) // app.metered.live",
      []),
    Case(
      "neko, YAML",
      """
      webrtc:
        iceservers:
          frontend:
            - urls: ["stun:a.example"]
            - urls: ["stun:a.example"]
          backend:
            - urls: ["stun:a.example"]
      """, ["line 5: stun:a.example [duplicate]"]),
    Case(
      "Asterisk, rtp.conf", "[general]\nstunaddr=s.example:0\n", ["line 2: stun:s.example:0 [port]"]
    ),
    Case(
      "Asterisk, rtp.conf",
      "[general]\n;-- turnaddr=b.example\nturnaddr=c.example --;\nstunaddr=numb.viagenie.ca ; old\n",
      ["line 4: stun:numb.viagenie.ca [dead-relay]"]),
    Case(
      "Kurento, WebRtcEndpoint.conf.ini",
      "; turnURL=u:p@h\nstunServerAddress=192.0.2.7\nstunServerPort=99999\n",
      ["line 2: stun:192.0.2.7:99999 [port]"]),
    Case("Jitsi, .env", "STUN_HOST=s.example\nSTUN_PORT=0\n", ["line 1: stun:s.example:0 [port]"]),
    Case(
      "Janus, libconfig",
      """
      nat: { /* turn_server = "t.example"
        turn_port = 3 */ stun_server = "s.example" // stun_port = 3
        stun_port = 0; # stun_port = 4
      }
      """, ["line 2: stun:s.example:0 [port]"]),
    Case(
      "MiroTalk, .env", "STUN_SERVER_URL=stun:a.example:0\n", ["line 1: stun:a.example:0 [port]"]),
    Case(
      "environment variables", "STUN_URLS=stun:a.example?x # stun:b.example?x\n",
      ["line 1: stun:a.example?x [stun-query]"]),
    Case(
      "go2rtc, YAML",
      "ice_servers:\n  - urls: ['stun:a#b.example', \"turn:c//d.example\"] # stun:e?x\n"
        + "    username: u\n    credential: 'it''s # p'\n",
      [
        "line 2: stun:a#b.example [host]", "line 2: turn:c//d.example [host]",
      ]),
    // An editor ends no line at these.
    Case(
      "text with server URLs", "\"\u{2028}\u{85}\u{C}\"\r\nx\rsee stun:a.example:0\n",
      ["line 3: stun:a.example:0 [port]"]),
    Case(
      "text with server URLs", "mail us, turn:a.example:22 or info@b.example\n",
      ["line 1: turn:(hidden) [browser-port]"]),
    Case(
      "aiortc, Python",
      """
      servers = [
          RTCIceServer(urls="turn:a.example", username="u", credential="p"),
          RTCIceServer(urls="turn:b.example:22"),
      ]
      """, ["line 3: turn:b.example:22 [missing-credentials]"]),
    Case(
      "JavaScript",
      """
      const iceServers = [{ urls: "turn:a.example", username, credential },
        { urls: 'turn:b.example:22', username: 'u' },
        { urls: `turn:${host}`, username: 'u', credential: p },
        { "urls": ["stun:c.example", "stun:d.example?transport=udp"] }]
      """,
      [
        "line 2: turn:b.example:22 [missing-credentials]",
        "line 2: turn:b.example:22 [browser-port]",
        "line 4: stun:d.example?transport=udp [stun-query]",
      ]),
    Case(
      "Link header fields",
      """
      Link: <turn:a.example>; rel="ice-server"; username="u"; credential="p"; credential-type="password"
      Link: <turn:b.example>; rel="ice-server"; username="u"; credential-type="password"
      """, ["line 2: turn:b.example [missing-credentials]"]),
    Case(
      "GStreamer properties", "turn-server=turn://u:p@a.example:22\nturn-server=turn://b:80\n",
      [
        "line 2: turn://b:80 [missing-credentials]"
      ]),
    Case(
      "URLs, a line each", "turn:u:p@a.example:22\nturn:b.example\n",
      [
        "line 2: turn:b.example [missing-credentials]"
      ]),
    Case(
      "text with server URLs", "see turn:a.example:22\nuser: u, password: p\n",
      [
        "line 1: turn:a.example:22 [browser-port]"
      ]),
  ])
  func `finds what is wrong with each server, and nothing else`(file: Case) throws {
    let lint = try Lint(of: Array(file.text.utf8), mode: 0o600)
    #expect(lint.kind.text == file.kind)
    let found = lint.findings.map { finding in
      let parts = [finding.place, finding.url].compactMap { $0?.text }
      return "\(parts.joined(separator: ": ")) [\(finding.rule.text)]"
    }
    #expect(found == file.findings)
  }

  @Test func `mends URLs where they stand, but not those of comments`() throws {
    let text = """
      # turn://a.example:80 was it once
      webrtc:\r
        ice_servers:
          - urls: [stun:s.example:80?xy, stun:s.example:80?x, "turn://a.example:80"]
            username: u  # of turn://a.example:80
            credential: p
      """
    let mended = try #require(try Lint(of: Array(text.utf8), mode: 0o600).mended)
    #expect(
      String(decoding: mended, as: UTF8.self)
        == text.replacing("?xy", with: "").replacing("?x", with: "")
        .replacing("\"turn://", with: "\"turn:"))
  }

  @Test(arguments: [
    (
      "ice_servers:\n- urls: stun://a:80 # stun://b\n- urls: 'stun:c?x'\n",
      "ice_servers:\n- urls: [stun:a:80] # stun://b\n- urls: ['stun:c']\n"
    ),
    (
      "turn_uris: turn:a\r\nturn_shared_secret: s\r\n",
      "turn_uris: [turn:a]\r\nturn_shared_secret: s\r\n"
    ),
    ("turn_uris: turn://a,turn://b\n", "turn_uris: turn:a,turn:b\n"),
    ("new X({iceServers: 'stun:a'})", "new X({iceServers: ['stun:a']})"),
  ])
  func `mends no more when asked twice`(text: String, wanted: String) throws {
    let mended = try #require(try Lint(of: Array(text.utf8), mode: 0o600).mended)
    #expect(String(decoding: mended, as: UTF8.self) == wanted)
    #expect(try Lint(of: mended, mode: 0o600).mended == nil)
  }

  @Test(arguments: [
    ("iceServers: [{urls: 'turn:a', username: u, credential: process.env.P}]", false),
    ("iceServers: [{urls: 'turn:a', username: 'u', credential: 'p'}]", true),
    ("TURN_URLS=turn:a\nTURN_USERNAME=u\nTURN_CREDENTIAL=${P}\n", false),
    ("TURN_URLS=turn:a\nTURN_USERNAME=u\nTURN_CREDENTIAL=p\n", true),
    ("STUN_URLS=stun:a\n# TURN_CREDENTIAL=p\n", false), ("turn:u:p@a\n", true),
    ("turnURL=u:p@192.0.2.7\n", true),
  ])
  func `knows what is a secret that others must not read`(text: String, isSecret: Bool) throws {
    let rules = try Lint(of: Array(text.utf8), mode: 0o644).findings.map(\.rule)
    #expect(rules.contains("readable-by-others") == isSecret)
  }

  @Test func `promises no mending that it cannot do`() throws {
    let text = "webrtc:\n  ice_servers:\n    - urls: [stun:s.example, stun:s.example:3478]\n"
    let lint = try Lint(of: Array(text.utf8), mode: 0o600)
    #expect(lint.findings.map(\.rule) == ["duplicate"])
    #expect(lint.findings.map(\.isMended) == [false] && lint.mended == nil)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    let text: String
    let findings: [String]

    init(_ kind: String, _ text: String, _ findings: [String]) {
      self.kind = kind
      self.text = text
      self.findings = findings
    }

    var testDescription: String { "\(kind): \(findings)" }
  }
}
