import Testing

/// Texts whose servers have what they need, but not where their URL stands.
@Suite struct LintElsewhereTests {
  typealias Sound = LintSoundTests.Sound

  @Test(arguments: [
    Sound(
      "x.js", "JavaScript, 1",
      "const TURN = 'turn:b.example';\nnew RTCPeerConnection({ iceServers: [{ urls: TURN, username: u, credential: p }] });\n"
    ),
    Sound(
      "x.js", "JavaScript, 2",
      "function f() {\n  const urls = ['turn:a.example', 'turn:b.example'];\n  return { iceServers: [{ urls, username: u, credential: p }] };\n}\n"
    ),
    Sound(
      "x.ts", "TypeScript, 1",
      "class A { f() { const urls: string[] = ['turn:a.example']; return { iceServers: [{ urls, username, credential }] } } }\n"
    ),
    Sound(
      "x.ts", "TypeScript, 2",
      "class A {\n  urls: string[] = ['turn:a.example'];\n  private url = 'turn:b.example';\n  ice: RTCIceServer = { urls: this.urls, username, credential };\n}\n"
    ),
    Sound(
      "x.js", "JavaScript, 1",
      "const s = { iceServers: [{ urls: 'turn:b.example' }] };\ns.iceServers[0].username = u;\ns.iceServers[0].credential = p;\n"
    ),
    Sound(
      "x.py", "aiortc, Python, 1",
      "ap.add_argument('--turn', default='turn:b.example')\nice = [RTCIceServer(urls=a.turn, username=a.user, credential=a.word)]\n"
    ),
    Sound(
      "x.go", "Pion, Go, 1",
      "const turnURL = \"turn:b.example\"\nvar s = webrtc.ICEServer{URLs: []string{turnURL}, Username: user, Credential: pass}\n"
    ),
    Sound(
      "x.go", "Pion, Go, 1",
      "func f() {\n\turls := []string{\"turn:a.example\"}\n\t_ = webrtc.ICEServer{URLs: urls, Username: \"u\", Credential: \"p\"}\n}\n"
    ),
    Sound(
      "x.swift", "libwebrtc, Swift, 1",
      "let urls = [\"turn:b.example\"]\nlet s = RTCIceServer(urlStrings: urls, username: u, credential: p)\n"
    ),
    Sound(
      "x.dart", "Dart, 1",
      "const url = 'turn:b.example';\nfinal c = {'iceServers': [{'urls': url, 'username': u, 'credential': p}]};\n"
    ),
    Sound(
      "x.cpp", "libdatachannel, C++, 1",
      "const std::string TURN = \"turn:b.example\";\nvoid f() { auto s = rtc::IceServer(TURN); s.username = \"u\"; s.password = \"p\"; }\n"
    ),
  ])
  func `says nothing of the login of a URL that code takes elsewhere`(file: Sound) throws {
    try file.expectNothing()
  }

  @Test(arguments: [
    Sound(
      "x.js", "JavaScript, 2",
      "const iceServers = [{ urls: 'turn:a.example', ...login }, { ...getLogin(), urls: ['turn:b.example'] }];\n"
    ),
    Sound(
      "x.py", "Python, 1", "iceServers = [{'urls': 'turn:a.example', **login}]\nx = None\n"),
    Sound(
      "x.py", "aiortc, Python, 2",
      "a = [RTCIceServer('turn:a.example', **login), RTCIceServer(urls='turn:b.example', **login)]\n"
    ),
  ])
  func `says nothing of the login of what others are spread into`(file: Sound) throws {
    try file.expectNothing()
  }

  @Test(arguments: [
    Sound(
      "x.yml", "YAML with server URLs, 1",
      "environment:\n  - TURN_URL=${TURN_URL:-turn:a.example}\n  - TURN_USERNAME=${TURN_USERNAME}\n  - TURN_PASSWORD=${TURN_PASSWORD}\n"
    ),
    Sound(
      "x.yml", "YAML with server URLs, 2",
      "a:\n  turn_url: ${A:-turn:a.example}\n  turn_username: ${USER_A:-u}\n  turn_password: $PASS\nb:\n  turn_url: ${A:-turn:a.example}\n"
    ),
    Sound(
      "x.sh", "text with server URLs, 1",
      "TURN_URL=${TURN_URL:-turn:a.example}\nTURN_USERNAME=${B:-${C}}\nTURN_PASSWORD=${D:-p}\n"),
  ])
  func `takes a variable of a shell for a part of a value`(file: Sound) throws {
    try file.expectNothing()
  }

  @Test(arguments: [
    Sound(
      "x.py", "Python with server URLs, 3",
      """
      w.set_property("stun-server", "stun://a.example:19302")
      w.props.turn_server = "turn://u:p@a.example"
      w.emit("add-turn-server", "turns://u:p@a.example:5349")
      """),
    Sound(
      "x.go", "Go with server URLs, 2",
      "const p = \"webrtcbin stun-server=stun://a.example turn-server=turn://u:p@b.example:3478\"\n"
    ),
    Sound(
      "x.cpp", "C++ with server URLs, 2",
      "void f() { g_object_set(w, \"stun-server\", \"stun://a.example\",\n  \"turn-server\",\n  \"turn://u:p@b.example\", NULL); }\n"
    ),
    Sound(
      "x.yml", "YAML with server URLs, 3",
      "command: webrtcsink stun-server=stun://a.example turn-servers=\"<turn://u:p@b.example:3478, turns://v:q@b.example>\"\n"
    ),
    Sound(
      "x.js", "JavaScript with server URLs, 1",
      "const p = 'webrtcbin stun-server=stun:a.example:19302';\n"),
  ])
  func `knows GStreamer's properties in whatever language`(file: Sound) throws {
    try file.expectNothing()
  }

  @Test(arguments: [
    Sound(
      "x.kt", "Kotlin with server URLs, 1",
      "fun `it's sound`() { f(\"stun:a.example\") }\n"),
    Sound(
      "x.swift", "Swift with server URLs, 1",
      "@Test func `it's (sound`() { f(\"stun:a.example\") }\n"),
    Sound(
      "x.cfg.lua", "Prosody, Lua, 1",
      "motd = \"it\\z\n\n   is\"\nexternal_services = {{ type = \"stun\", host = \"a.example\" }}\n"
    ),
    Sound(
      "x.yaml", "go2rtc, YAML, 1",
      "webrtc:\n  candidates:\n    - stun:8555\n  ice_servers:\n    - urls: [stun:a.example]\n"),
  ])
  func `takes no sign for what it is not`(file: Sound) throws {
    try file.expectNothing()
  }

  private static let missing =
    "its username or credential is missing: browsers refuse the whole list [missing-credentials]"

  @Test(arguments: [
    LintReportCase(
      "const iceServers = [...others, { urls: 'turn:a.example', note: '...' }];",
      "f: JavaScript, 1 server", "error: line 1: turn:a.example: \(missing)",
      "1 error, 0 warnings"),
    LintReportCase(
      "this.password = p; if (a.password == b) { iceServers = [{ \"urls\":\n['turn:a.example'] }] }",
      "f: an object literal of JavaScript, Python, Dart or another script, 1 server",
      "error: line 2: turn:a.example: \(missing)", "1 error, 0 warnings"),
    LintReportCase(
      "new RTCPeerConnection({ iceServers: ['turn:a.example'], turn: 'stun:b.example' })",
      "f: JavaScript, 2 servers", "error: line 1: turn:a.example: \(missing)",
      "1 error, 0 warnings"),
    LintReportCase(
      "const s = { urls: 'turn://u:p@a.example' }, iceServers = [s], stun = 'stun-server'",
      "f: JavaScript, 1 server",
      """
      error: line 1: turn:(hidden)@a.example: a user before the host: give it as username and \
      credential (RFC 7065 §3.1) [login-in-url]
      """, "1 error, 0 warnings"),
  ])
  func `misses no server's own login`(file: LintReportCase) throws {
    try file.expectReport()
  }
}
