import RelayKit
import Testing

/// Files that their programs take, with what lint may not mistake in them.
@Suite struct LintSoundTests {
  @Test(arguments: [
    Sound(
      "prosody.cfg.lua", "Prosody, Lua, 2",
      """
      --[==[ it's ]] " { ( ]==]
      -- don't ( "
      external_services = {
        { type = "turn", host = "a.example", username = "ann", password = [[a}]] };
        { type = "stun", host = [==[b.example]==], note = [==[a]b " {]==], f = [[
          ( ' ]] };
      }
      """),
    Sound(
      "prosody.cfg.lua", "Prosody, Lua, 2",
      """
      external_services = {
        { type = "turn", password = [[p}w]], username = [==[u]{]==], host = [[a.example]] },
        { type = "stun", host = "b.example" }
      }
      """),
    Sound(
      "prosody.cfg.lua", "Prosody, Lua, 1",
      "external_services = {{ type = \"stun\", host = \"a.example\" }} -- [[ it's\n"),
    Sound(
      "homeserver.yaml.j2", "Matrix Synapse, YAML, 1",
      """
      {% set x = "it's" %}
      turn_uris: ["turn:{{ host }}:3478", "turn:a.example"]
      turn_username: {{ user }}
      turn_password: {{ vault["it's"] | default("x: y") }}
      {% if a["x"] %}{# [ #}
      turn_allow_guests: true
      {% endif %}
      """),
    Sound(
      "values.yaml", "LiveKit server, YAML, 1",
      """
      {{- if .Values.turn }}
      rtc:
        turn_servers:
          - host: a.example
      {{- if and .Values.port (ne .Values.port "x") }}
            port: 443
            note: {{ .Values.note }}
      {{- end }}
            username: ann
            credential: p
      {{- end }}
      """),
    Sound(
      "go2rtc.yaml", "go2rtc, YAML, 1", "{webrtc: {ice_servers: [{urls: [stun:a.example]}]}}\n"),
    Sound("go2rtc.yml", "go2rtc, YAML, 1", "[ice_servers: [{urls: [stun:a.example]}]]\n"),
    Sound(
      "x.yaml", "YAML with server URLs, 1",
      "iceServers:\n  - urls: stun:a.example\n    note: it's [ {\n"),
    Sound("rtp.conf", "Asterisk, rtp.conf, 1", "[general](!)\n\(asterisk)[x](general)\n"),
    Sound("rtp.conf", "Asterisk, rtp.conf, 1", "[general] ; x { \"\n\(asterisk)"),
    Sound("rtp.conf", "Asterisk, rtp.conf, 1", "[one](two,three)\n\(asterisk)"),
    Sound(
      "janus.jcfg", "Janus, libconfig, 1",
      """
      nat: {
        turn_server = "a." // it's {
          "example" # "
        turn_port = 443; turn_user = "u", turn_pwd = "p" "q{"
        list = ( 1, [2.5, -3], "a
      b" "c", { x: true }, 0x1F, 10L ); }
      """),
    Sound(
      "a.js", "JavaScript, 1",
      #"""
      #!/usr/bin/env node
      // it's ( {
      const re = /["'`({[\]/]/g, q = a / b / c;
      const t = `a ${ {x: `}${1}`} } ( [ { " '
       `;
      const iceServers = [{ urls: 'stun:a.example', note: "it's \
      [" }];
      if (x) /[(]/.test(y); else tag`${"a"}`;
      """#),
    Sound(
      "a.ts", "TypeScript, 1",
      "interface I { kind: 'a'\n  b: string }\nconst c = { urls: 'stun:a.example' } as RTCIceServer\n"
    ),
    Sound("a.jsx", "JavaScript, 1", "const iceServers = ['stun:a.example'], p = <p>don't (</p>;"),
    Sound(
      "a.py", "aiortc, Python, 1",
      #"""
      """It's a ( " file"""
      # don't (
      x = f"{a['b']}{{" + r'\(' + rf'{{' 'x' "y"
      s = '''it's {
      "'''
      servers = [RTCIceServer(urls="stun:a" ".example") for a in "b" if a not in "c"]
      """#),
    Sound(
      "a.go", "Pion, Go, 1",
      """
      var s = `it's " {`
      var r = '{'
      var c = webrtc.ICEServer{URLs: []string{"stun:a.example"}} // it's {
      """),
    Sound(
      "a.swift", "libwebrtc, Swift, 1",
      ##"""
      /* /* it's */ ( */
      let s = #"(" \# "#, t = "\(f("("))"
      RTCIceServer(urlStrings: ["stun:a.example"])
      """##),
    Sound(
      "a.cpp", "libdatachannel, C++, 1",
      #"""
      auto s = R"x({)" ")x"; int n = 1'000; char c = '{';
      config.iceServers.emplace_back("stun:a.example");
      """#),
    Sound(
      "config.yaml", "Home Assistant, YAML, 2",
      """
      %YAML 1.1
      ---
      a: |
        it's [ {
         x "
        # y: z: a
      b: >-  # as it's
          - [
      c: &x !t {a: b,
        'd''e': "f\\u00e9"}
      'g': 'it''s
        {'
      h: a value
        that goes on - [
      web_rtc: !include_x
        ice_servers:
        - url: stun:a.example # it's {
        -   {<<: *x, url: "stun:b.example"}
      ...
      """),
    Sound(
      "env.sh", "environment variables, 1",
      """
      cat <<EOF
      it's "{ (
      EOF
      export TURN_URLS="turn:a.example" TURN_USERNAME=u TURN_CREDENTIAL=p # it's
      """),
    Sound(
      "x.toml", "text with server URLs, 1",
      "x = \"\"\"\nit's [ {\n\"\"\"\n[[servers]] # it's [\nurls = [\"stun:a.example\"]\n"),
    Sound(
      "x.ndjson", "JSON, a document each line, 2",
      "{\"urls\": [\"stun:a.example\"]}\n\n{\"urls\": [\"stun:b.example\"]}\n"),
    Sound(".env", "MiroTalk, .env, 1", "[x] it's (\nSTUN_SERVER_URL=stun:a.example\n"),
  ])
  func `finds nothing wrong with it, and knows what it is`(file: Sound) throws {
    try file.expectNothing()
  }

  @Test(arguments: [
    ("[general](!)\n\(asterisk)", "Asterisk, rtp.conf, 1"),
    ("[general] ; x\n\(asterisk)", "Asterisk, rtp.conf, 1"),
    ("{% if a %}\nturn_uris: []\n{% endif %}", "Matrix Synapse, YAML, 0"),
    ("{{- if .x }}\nturn_uris: []\n{{- end }}", "Matrix Synapse, YAML, 0"),
    ("{ice_servers: [{urls: [stun:a.example]}]}", "go2rtc, YAML, 1"),
    ("nat: { stun_server = \"a.\"\n\"example\" }", "Janus, libconfig, 1"),
    (
      "--[==[ ]] ( ]==]\nexternal_services = { { type = \"stun\", host = [[a}]] } }",
      "Prosody, Lua, 1"
    ),
  ])
  func `tells it by its contents where it has no name`(text: String, kind: String) throws {
    let lint = try Lint(of: Array(text.utf8))
    #expect("\(lint.kind.text), \(lint.count)" == kind)
  }

  @Test(arguments: [
    "# go2rtc\n\nIt's set in its file:\n\n    ice_servers:\n      - urls: [stun:a.example]\n",
    "ice_servers:\n  - urls: [stun:a.example]\n\n```\nis: it: [\n",
    "# Janus\n\nIn nat, set stun_server = stun.example (it's \"stun:a.example\"\n",
    "nat = yes\nstun_server = stun.example\nurl = stun:a.example\n",
    "See [Pion](https://a.example/x)\nICEServer{URLs: []string{\"stun:a.example\"}}\n",
    "See [it](https://a.example) (#5)\niceServers: [\"stun:a.example\"]\n",
    "Set (in a/b] external_services, see stun:a.example\n",
  ])
  func `judges no page about code as if it were code`(text: String) throws {
    _ = try Lint(of: Array(text.utf8))
    _ = try Lint(of: Array(text.utf8), named: "README.md")
  }

  private static let asterisk = "turnaddr=a.example\nturnusername=u\nturnpassword=p\n"

  struct Sound: Sendable, CustomTestStringConvertible {
    let name: String
    /// What it is, and how many servers are in it.
    let kind: String
    let text: String

    init(_ name: String, _ kind: String, _ text: String) {
      self.name = name
      self.kind = kind
      self.text = text
    }

    var testDescription: String { "\(name): \(kind)" }

    /// Lints the text under its name, and expects its kind and no finding.
    func expectNothing() throws {
      let lint = try Lint(of: Array(text.utf8), mode: 0o600, named: name)
      #expect("\(lint.kind.text), \(lint.count)" == kind)
      #expect(lint.findings.map(\.displayText.text) == [])
    }
  }
}
