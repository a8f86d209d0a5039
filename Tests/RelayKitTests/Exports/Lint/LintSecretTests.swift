import RelayKit
import Testing

/// What a linter says of secrets, and that it shows none.
@Suite struct LintSecretTests {
  @Test(arguments: [0o644, 0o640, 0o604, 0o660] as [UInt32])
  func `finds that others can read secrets`(mode: UInt32) throws {
    let secret = #"[{"urls": ["turn:a"], "username": "u", "credential": "p"}]"#
    #expect(
      try Lint(of: Array(secret.utf8), mode: mode).findings.map(\.rule) == ["readable-by-others"])
    let open = #"[{"urls": ["stun:a"]}]"#
    #expect(try Lint(of: Array(open.utf8), mode: mode).findings == [])
  }

  @Test(
    arguments: [
      (0o622, ["writable-by-others"]), (0o602, ["writable-by-others"]), (0o711, []), (0o600, []),
    ] as [(UInt32, [String])])
  func `does not call readable what others can write alone`(mode: UInt32, rules: [String]) throws {
    let secret = #"[{"urls": ["turn:a"], "username": "u", "credential": "p"}]"#
    #expect(try Lint(of: Array(secret.utf8), mode: mode).findings.map(\.rule.text) == rules)
  }

  @Test(
    arguments: [
      (0o600, [.owner]), (0o640, [.owner, .group]), (0o604, [.owner, .others]),
      (0o666, [.owner, .group, .others]), (nil, nil),
    ] as [(UInt32?, [Lint.Reader]?)])
  func `says who can read it`(mode: UInt32?, readers: [Lint.Reader]?) throws {
    #expect(try Lint(of: Array("stun:a".utf8), mode: mode).readers == readers)
  }

  @Test(arguments: [
    ("iceServers: [{urls: 'turn:a', username: u, credential: process.env.P}]", false),
    ("iceServers: [{urls: 'turn:a', username: 'u', credential: 'p'}]", true),
    ("TURN_URLS=turn:a\nTURN_USERNAME=u\nTURN_CREDENTIAL=${P}\n", false),
    ("TURN_URLS=turn:a\nTURN_USERNAME=u\nTURN_CREDENTIAL=p\n", true),
    ("STUN_URLS=stun:a\n# TURN_CREDENTIAL=p\n", false), ("turn:u:p@a\n", true),
    ("turnURL=u:p@192.0.2.7\n", true),
    ("fetch('/turn', {credentials: 'include'}); x = {iceServers: [{urls: ['stun:a']}]}", false),
    ("const t = {password: 'Password'}; x = {iceServers: [{urls: ['stun:a']}]}", false),
    ("const TURN_PASSWORD = 'p'; x = {iceServers: [{urls: ['turn:a']}]}", true),
    ("- TURN_URLS=stun:a\n- TURN_CREDENTIAL=${TURN_CREDENTIAL:?}\n", false),
    ("- TURN_URLS=stun:a\n- TURN_CREDENTIAL=${TURN_CREDENTIAL:-x}\n", false),
    ("ice_servers:\n- urls: [stun:a]\npersist-credentials: false\n", false),
    ("ice_servers:\n- urls: [stun:a]\npasswd: files systemd\n", false),
    ("ice_servers:\n- urls: [stun:a]\nrtsp:\n  password: hunter2\n", true),
    ("ice_servers:\n- urls: [stun:a]\nauth_secret_key: hunter2\n", true),
  ])
  func `knows what is a secret that others must not read`(text: String, isSecret: Bool) throws {
    let rules = try Lint(of: Array(text.utf8), mode: 0o644).findings.map(\.rule)
    #expect(rules.contains("readable-by-others") == isSecret)
  }

  @Test(arguments: [
    ("a.example", "a.example: no scheme: expected"),
    ("a.example:80", "a.example:80: scheme a.example"),
    ("http://a", "http://a: scheme http"), ("word", "(hidden): no scheme: expected"),
    ("word:word", "(hidden): it is no URL, or holds a login"),
  ])
  func `shows what has no scheme where it may be a host`(url: String, shown: String) throws {
    let lint = try Lint(of: Array("[{\"urls\": [\"\(url)\"]}]".utf8))
    #expect(
      lint.findings.map(\.displayText.text).allSatisfy { $0.hasPrefix("error: entry 1: \(shown)") })
    #expect(lint.findings.map(\.rule) == ["scheme"])
  }

  @Test(arguments: [
    #"[{"urls": ["turn:wwwwwwww:zzzzzzzz@a"], "username": "wwwwwwww", "credential": "zzzzzzzz"}]"#,
    #"[{"urls": ["turn:a:zzzzzzzz", "turn:a?user=wwww&password=zzzzzzzz", "stun:a?zzzzzzzz"]}]"#,
    #"[{"urls": ["turn:a:b:zzzzzzzz", "turn:a:80/zzzzzzzz"]}]"#,
    #"["zzzzzzzz", "wwww:zzzzzzzz", {"urls": ["zzzz.zzzz!", "zzzz.zzzz:zzzz:zzzz"]}]"#,
    #"["https://a.metered.live/api/v1/turn/credentials?apiKey=zzzzzzzz"]"#,
    "turn:w'www:zzzzzzzz@a.example\n", "see turn:w,www:zzzzzzzz@a.example\n",
    "turn:us wwww:zzzz@a.example\n", "turn:\u{301}zzzz wwww:zzzz@a.example\n",
    "turn:a:\u{301}zzzz\n", "turnURL=wwww:zz'zz@192.0.2.7:3478\n", "turn:us wwww:zz(zz@a.example\n",
    "urls: \"turn:us\"wwww:zzzz@a.example\"\n",
    "stun-server=stun://a\nturn-server=turn://wwww:zz'zz@a.example:99999\n",
    "{url: turn:a?k=wwwwww:80, username: wwwwww, credential: zzzzzz}",
  ])
  func `shows no secret`(text: String) throws {
    let lint = try Lint(of: Array(text.utf8), mode: 0o644)
    let shown =
      LintReport.table(of: lint, file: "f") + (try LintReport.json(of: lint, file: "f"))
    #expect(!shown.contains { $0.text.contains("wwww") || $0.text.contains("zzzz") })
  }
}
