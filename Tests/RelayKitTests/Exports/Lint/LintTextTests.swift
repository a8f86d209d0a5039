import RelayKit
import Testing

/// Texts that hold URLs, each with what is wrong in them.
@Suite struct LintTextTests {
  @Test(arguments: [
    LintCase(
      "environment variables", "export TURN_HOST='a.example'\nexport TURN_PORT=22\n",
      [
        "line 1: turn:a.example:22 [missing-credentials]"
      ]),
    LintCase(
      "environment variables",
      "TURN_URLS=turn:a.example,turn:b.example:22\n"
        + "TURN_USERNAME=u\nTURN_CREDENTIAL='p'\n", ["line 1: turn:b.example:22 [browser-port]"]),
    LintCase(
      "MiroTalk, .env", "TURN_SERVER_URL=turn:a.example\nTURN_SERVER_USERNAME=u\n",
      [
        "line 1: turn:a.example [missing-credentials]"
      ]),
    LintCase(
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
    LintCase(
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
    LintCase(
      "MediaMTX, YAML",
      """
      webrtcICEServers2:
        - url: turn:a.example:22
          username: u
          password: p
        - url: turn:b.example:80
          username: u
      """, ["line 5: turn:b.example:80 [missing-credentials]"]),
    LintCase(
      "Matrix Synapse, YAML",
      "turn_uris: [\"turn:a.example\"]\ndatabase:\n  user: u\n"
        + "  password: p\n", ["line 1: turn:a.example [missing-credentials]"]),
    LintCase(
      "Matrix Synapse, YAML", "turn_uris: [\"turn:a.example\"]\nturn_shared_secret: s\n", []),
    LintCase(
      "Matrix Synapse, YAML", "turn_uris: turn:a.example\nturn_shared_secret: s\n",
      ["line 1 [urls-string]"]),
    LintCase(
      "go2rtc, YAML",
      "webrtc:\n  ice_servers:\n    - urls: \"stun:a.example\"\n    - urls: [stun:b.example]\n",
      ["line 3 [urls-string]"]),
    // A stream of go2rtc takes a string too, behind its address.
    LintCase(
      "go2rtc, YAML",
      """
      streams:
        a: webrtc:ws://192.0.2.1/ws#format=openipc#ice_servers=[{"urls":"stun:a.example:443"}]
        b: "webrtc:wss://b.example/#format=kinesis#ice_servers=[{'urls':'turn:b.example'}]"
      webrtc:
        ice_servers:
          - urls: [stun:b.example]
          - urls: stun:c.example
      """, ["line 7 [urls-string]", "line 3: turn:b.example [missing-credentials]"]),
    LintCase(
      "Frigate, YAML",
      """
      go2rtc:
        streams:
          a:
            - webrtc:ws://192.0.2.1/ws#ice_servers=[{"urls":"turn:a.example","username":"u","credential":"p"}]
        webrtc:
          ice_servers:
            - urls: ["turn:b.example"]
              username: u
              credential: p
      """, []),
    LintCase(
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
    LintCase(
      "MiroTalk, .env", "STUN_SERVER_URL=stun:a.example:0\n", ["line 1: stun:a.example:0 [port]"]),
    LintCase(
      "environment variables", "STUN_URLS=stun:a.example?x # stun:b.example?x\n",
      ["line 1: stun:a.example?x [stun-query]"]),
    LintCase(
      "go2rtc, YAML",
      "ice_servers:\n  - urls: ['stun:a#b.example', \"turn:c//d.example\"] # stun:e?x\n"
        + "    username: u\n    credential: 'it''s # p'\n",
      [
        "line 2: stun:a#(hidden) [host]", "line 2: turn:c/(hidden) [host]",
      ]),
    // A map that takes in another may have its login from there.
    LintCase(
      "go2rtc, YAML",
      """
      login: &login {username: u, credential: p}
      ice_servers:
        - urls: [turn:a.example]
          <<: *login
      """, []),
    // A section of TOML is no list of JSON.
    LintCase(
      "text with server URLs",
      "[[webrtc.servers]]\nurls = ['turn:a.example']\n[[webrtc.servers]]\nurls = ['turn:b.example:0']\n",
      ["line 2: turn:a.example [missing-credentials]", "line 4: turn:b.example:0 [port]"]),
    LintCase(
      "go2rtc, YAML", "\u{FEFF}ice_servers:\n  - urls: [stun:a.example:0]\n",
      ["line 2: stun:a.example:0 [port]"]),
    // All is told at once.
    LintCase(
      "go2rtc, YAML", "ice_servers:\n  - urls: ['turn://numb.viagenie.ca:80']\n",
      [
        "line 2: turn://numb.viagenie.ca:80 [slashes]",
        "line 2: turn://numb.viagenie.ca:80 [missing-credentials]",
        "line 2: turn://numb.viagenie.ca:80 [dead-relay]",
      ]),
    // An editor ends no line at these.
    LintCase(
      "text with server URLs", "\"\u{2028}\u{85}\u{C}\"\r\nx\rsee stun:a.example:0\n",
      ["line 3: stun:a.example:0 [port]"]),
    LintCase(
      "text with server URLs", "mail us, turn:a.example:22 or info@b.example\n",
      ["line 1: turn:(hidden) [browser-port]"]),
    LintCase(
      "Link header fields",
      """
      Link: <turn:a.example>; rel="ice-server"; username="u"; credential="p"; credential-type="password"
      Link: <turn:b.example>; rel="ice-server"; username="u"; credential-type="password"
      """, ["line 2: turn:b.example [missing-credentials]"]),
    LintCase(
      "Link header fields", "<turn:b.example>; rel=\"ice-server\"; username=\"u\"\n",
      ["line 1: turn:b.example [missing-credentials]"]),
    LintCase(
      "GStreamer properties", "turn-server=turn://u:p@a.example:22\nturn-server=turn://b:80\n",
      [
        "line 2: turn://b:80 [missing-credentials]"
      ]),
    LintCase(
      "URLs, a line each", "turn:u:p@a.example:22\nturn:b.example\n",
      [
        "line 2: turn:b.example [missing-credentials]"
      ]),
    LintCase(
      "text with server URLs", "see turn:a.example:22\nuser: u, password: p\n",
      [
        "line 1: turn:a.example:22 [browser-port]"
      ]),
  ])
  func `finds what is wrong with each server, and nothing else`(file: LintCase) throws {
    try file.expectFindings()
  }

  @Test func `promises to mend no URL that is none without its slashes either`() throws {
    let lint = try Lint(of: Array("see stun:// and turn://a.example:x\n".utf8), mode: 0o600)
    #expect(lint.findings.map(\.rule) == ["slashes", "slashes"] && lint.mended == nil)
  }
}
