import RelayKit
import Testing

@Suite struct LintTests {
  @Test(arguments: [
    Case(#"[{"urls": ["stun:a:80?transport=udp"]}]"#, "stun-query"),
    Case(#"[{"urls": ["turn://a:80"], "username": "u", "credential": "p"}]"#, "slashes"),
    Case(#"[{"urls": ["turn:u:p@a:80"], "username": "u", "credential": "p"}]"#, "login-in-url"),
    Case(#"[{"urls": ["http://a"]}]"#, "scheme"), Case(#"[{"urls": ["stun:a:0"]}]"#, "port"),
    Case(#"[{"urls": ["stun:a b"]}]"#, "host"),
    Case(#"[{"urls": ["turn:a?transport=x"], "username": "u", "credential": "p"}]"#, "query"),
    Case(#"[{"urls": ["turn:a"]}]"#, "missing-credentials"),
    Case(#"[{"urls": ["turn:a"], "username": "u", "credential": ""}]"#, "missing-credentials"),
    Case(#"[{"urls": ["turns:a:80"], "username": "u", "credential": "p"}]"#, "turns-on-80"),
    Case(#"[{"urls": ["turn:a:81"], "username": "u", "credential": "p"}]"#, "browser-port"),
    Case(#"[{"urls": ["stun:app.metered.live"]}]"#, "dashboard-host"),
    Case(#"[{"urls": ["stun:app.Metered.live."]}]"#, "dashboard-host"),
    Case(#"[{"urls": ["stun:metered.live"]}]"#, "dashboard-host"),
    Case(#"[{"urls": ["stun:numb.viagenie.ca."]}]"#, "dead-relay"),
    Case(#"[{"urls": ["stun:192.158.29.39"]}]"#, "dead-relay"),
    Case(#"[{"urls": ["stun:turn.bistri.com:80"]}]"#, "dead-relay", .warning),
    Case(#"[{"urls": ["stun:turn.anyfirewall.com"]}]"#, "dead-relay", .warning),
    Case(#"[{"urls": ["stun:hubl.in"]}]"#, "dead-relay", .warning),
    Case(#"[{"urls": ["stun:staticauth.openrelay.metered.ca"]}]"#, "dead-relay", .warning),
    Case(#"[{"urls": ["stun:numb.viagenie.ca"]}]"#, "dead-relay"),
    Case(#"[{"urls": ["stun:OPENRELAY.metered.ca"]}]"#, "dead-relay"),
    Case(#"[{"foo": 1}, {"urls": ["stun:a"]}]"#, "no-urls"),
    Case(#"[{"url": ["stun:a"]}]"#, "url-member"),
    Case(#"{"iceServers": [{"urls": "stun:a"}]}"#, "urls-string", .warning),
    Case(#"[{"urls": ["stun:a", "stun:a:3478"]}]"#, "duplicate", .warning),
    Case(#"{"iceServers": {"urls": ["stun:a"]}}"#, "entry-alone"),
    Case(#"{"iceServers": []}"#, "no-servers", .warning), Case("[]", "no-servers", .warning),
    Case("{ // of ours\n\"iceServers\": [{\"urls\": [\"stun:a\"]}]}", "comments", .warning),
    Case("[{\"urls\": [\"stun:a\"]} /* [{ */]", "comments", .warning),
    Case(
      #"[{"urls": ["stun:a", "stun:b", "stun:c", "stun:d", "stun:e"]}]"#, "many-servers", .warning),
  ])
  func `finds what is wrong, and nothing else`(fault: Case) throws {
    let lint = try Lint(of: Array(fault.text.utf8), mode: 0o600)
    #expect(lint.findings.map(\.rule.text) == [fault.rule])
    #expect(lint.findings.map(\.severity) == [fault.severity])
    #expect(lint.hasErrors == (fault.severity == .error))
  }

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `finds nothing wrong with an export`(format: ExportFormat) throws {
    let servers = ExportFixture.service(ExportFixture.tame).filter {
      $0.urls != ["turn:us.example:443"]
    }
    let addresses = [
      ICEServer(urls: ["turn:192.0.2.7:80"], username: Secret("ann"), credential: Secret("p"))
    ]
    let export = Export(
      of: format.name == "kurento" ? addresses : servers, as: format, notes: ["any"])
    #expect(try Lint(of: export.bytes, mode: 0o600).findings == [])
    #expect(try Lint(of: export.bytes, mode: 0o600, for: format).findings == [])
  }

  /// Before an apostrophe at the beginning stand quotes with nothing in them.
  @Test(arguments: ["shell", "coturn"], ["o'neill", "'neill"])
  func `finds the login that a shell's quotes part at an apostrophe`(
    name: String, login: String
  ) throws {
    let format = try #require(ExportFormat.named(name))
    let relay = ExportFixture.relay(
      "turn:us.example:80", .init(username: Secret(login), credential: Secret(login)))
    #expect(try Lint(of: Export(of: [relay], as: format).bytes, mode: 0o600).findings == [])
  }

  @Test(arguments: ExportFormat.all.filter { $0.name != "nextcloud-talk" })
  func `finds nothing wrong with an export of IPv6 addresses`(format: ExportFormat) throws {
    let servers = ["?transport=udp", "?transport=tcp"].map { query in
      ExportFixture.relay(
        "turn:[2001:db8::1]:3478" + query,
        .init(username: Secret("ann"), credential: Secret("secret")))
    }
    let export = Export(
      of: servers + [ICEServer(urls: ["stun:[2001:db8::1]:3478"])], as: format, notes: ["any"])
    #expect(try Lint(of: export.bytes, mode: 0o600, for: format).findings == [])
  }

  @Test func `looks into other files than JSON, but not into their comments`() throws {
    let text = """
      # turn:comment.example:81
      webrtc:
        ice_servers:
          - urls: ['stun:a.example:80?x=y', "turn:numb.viagenie.ca:3478"]
            username: u
            credential: p
      """
    let lint = try Lint(of: Array(text.utf8), mode: 0o600)
    #expect(lint.kind == "go2rtc, YAML")
    #expect(
      lint.findings.map(\.displayText.text) == [
        """
        error: line 4: stun:a.example:80?x=(hidden): ?x=(hidden) on stun: browsers refuse it \
        (RFC 7064 §3.1) [stun-query]
        """,
        "error: line 4: turn:numb.viagenie.ca:3478: Viagénie has switched it off [dead-relay]",
      ])
    let mended = try #require(lint.mended)
    #expect(String(decoding: mended, as: UTF8.self) == text.replacing("?x=y", with: ""))
  }

  @Test func `finds a bad host where hosts stand alone`() throws {
    let text =
      "nat: {\n  turn_server = \"app.metered.live\";\n  turn_port = 80;\n  turn_user = \"u\";\n  turn_pwd = \"p\";\n}\n"
    #expect(try Lint(of: Array(text.utf8)).findings.map(\.rule) == ["dashboard-host"])
  }

  @Test func `takes two logins at one URL for two servers`() throws {
    let text = """
      [{"urls": ["turn:a"], "username": "u", "credential": "p"},
       {"urls": ["turn:a"], "username": "u", "credential": "q"},
       {"urls": ["turn:a"], "username": "u", "credential": "p"}]
      """
    #expect(try Lint(of: Array(text.utf8)).findings.map(\.place) == ["entry 3"])
  }

  @Test(
    arguments: [
      (
        "libdatachannel", #"[{"urls": ["turn:a", "turns:b"], "username": "u", "credential": "p"}]"#,
        ["error: entry 1: turns:b: not for libdatachannel: libjuice speaks no TLS [limit]"]
      ),
      (
        "libdatachannel", "turn:u:p@a:80\nturns:u:p@b:443?transport=tcp\nturns:c\n",
        [
          "error: line 3: turns:c: its username or credential is missing: "
            + "relays serve nobody without [missing-credentials]",
          "error: line 2: turns:(hidden)@b:443?transport=tcp: not for libdatachannel: "
            + "libjuice speaks no TLS [limit]",
        ]
      ),
      (
        "janus",
        """
        nat: {
          turn_server = "a.example"
          turn_port = 443
          turn_type = "tls"
          turn_user = "u"
          turn_pwd = "p"
        }
        """,
        [
          "error: line 2: turns:a.example:443?transport=tcp: not for Janus: "
            + "libnice speaks no TLS to relays, nor stuns: [limit]"
        ]
      ),
    ] as [(String, String, [String])])
  func `holds a file against a consumer's limits`(
    consumer: String, text: String, findings: [String]
  ) throws {
    let lint = try Lint(of: Array(text.utf8), for: ExportFormat.named(consumer))
    #expect(lint.findings.map(\.displayText.text) == findings)
  }

  @Test(arguments: [
    "", "hello", "{\"a\":", "{}", "<html>", #"[{"urls": ["turn:a"]"#, "[{urls: ['turn:a']}",
    #"[{"urls": ["turn:a"] "username": "u"}]"#, "[1, 2", "[{urls: 'turn:a]}]", "{a: 1}", "{{}}",
  ])
  func `refuses what is no ICE configuration`(text: String) {
    #expect(throws: LintError.self) { try Lint(of: Array(text.utf8)) }
  }

  @Test(
    arguments: [
      ([], .json(.nothing), "is empty: give an ICE configuration"),
      (Array("<p>".utf8), .json(.html), "holds HTML, not JSON: give an ICE configuration"),
      (Array("{}".utf8), .json(.notAList), "holds JSON without a list of ICE servers: give"),
      (
        Array("[".utf8),
        .json(.notJSON(JSONSyntaxError(line: 1, column: 2, fault: .incomplete))),
        "holds what is not JSON (line 1, column 2: the document ends too early): mend it there"
      ),
      (Array("hello".utf8), .notAConfiguration, "names no ICE server: give an ICE configuration"),
      (Array("turn:a\0".utf8), .binary, "holds NUL bytes, so it is binary and no text"),
      (Array("turn:a\nturn:".utf8) + [0xFF], .encoding(line: 2), "is not UTF-8, in line 2: save"),
      ([0xFF, 0xFE] + Array("t\0".utf8), .utf16, "is UTF-16: save it as UTF-8"),
      (
        Array(String(repeating: "turn:a ", count: 10_001).utf8), .tooMany,
        "names more than 10000 servers: give an ICE configuration"
      ),
      (
        Array(("[" + String(repeating: "\"stun:a\",", count: 10_001) + "\"stun:a\"]").utf8),
        .tooMany, "names more than 10000 servers: give an ICE configuration"
      ),
      (
        Array(String(repeating: "# turn:a\n", count: 100_001).utf8), .tooMany,
        "names more than 10000 servers: give an ICE configuration"
      ),
      (
        Array(("stun:a\n" + String(repeating: "x.metered.live\n", count: 10_001)).utf8), .tooMany,
        "names more than 10000 servers: give an ICE configuration"
      ),
    ] as [([UInt8], LintError, String)])
  func `says why it is none`(bytes: [UInt8], error: LintError, text: String) {
    #expect(throws: error) { try Lint(of: bytes) }
    #expect(error.displayText.text.hasPrefix(text))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let rule: String
    let severity: LintFinding.Severity

    init(_ text: String, _ rule: String, _ severity: LintFinding.Severity = .error) {
      self.text = text
      self.rule = rule
      self.severity = severity
    }

    var testDescription: String { rule }
  }
}
