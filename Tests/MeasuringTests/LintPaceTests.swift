import RelayKit
import Testing

/// How long a linter looks at what nobody would write by hand.
@Suite(.timeLimit(.minutes(2))) struct LintPaceTests {
  private static let units = [
    "a", "\"", "'", "`", "{", "}", "[", "(", "turn:", "turn: ", "turn:a ", "turn:a\"", "turn:a$",
    "turn:a@", "turn:[", "stun_servers: [a,", "a@", "1.", "1", ".", "a.b ", "\"\\", "a=", "a:b,",
    "/*", "//", "- a: ",
    "\n", "password: x ", "é", "{\"urls\":\"stun:a\"},", "\u{2028}",
    "{\"urls\":\"stun:a\",\"urls\":\"stun:b\"},", "\"urls\":\"stun:b\",", "x.metered.live ",
    "RTCIceServer(", "IceServer(\"a\",1,u,p);", "builder(\"turn:a\").b(", "url = 'stun:a'\n",
    "url,",
    "VirtualHost \"a\"\n", "turn_external_secret = \"a\"\n", "external_services = {",
    "#ice_servers=[{\"urls\":\"stun:a\"", "turn:\\(", "turn:%(", "%s", "<script>", "\"turn:%s\",",
  ]
  private static let beginnings = [
    "", "iceServers: ", "[{urls: ", "[{\"urls\": [\"", "[{", "ice_servers: ",
    "turn_external_host = \"a\"\n", "rtc::IceServer(\"a\", 1);\n",
    "<html><script>", "{\"a\": [\"turn:a",
  ]

  @Test(arguments: units)
  func `takes of four times as much text four times as long`(unit: String) {
    for (beginning, end) in Self.beginnings.flatMap({ [($0, ""), ($0, "$@")] }) {
      TextPace(beginning: beginning, unit: unit, end: end).expectLinear { text in
        _ = try? Lint(of: Array(text.utf8), mode: 0o644, for: ExportFormat.named("env"))
      }
    }
  }

  /// Were the rest read too, it would take as long as a text that names one server.
  @Test func `stops at more servers than any configuration names`() {
    let rest = String(repeating: "{user: x, pass: x}\n", count: 20_000)
    let texts = ["turn:a\n", String(repeating: "turn:a ", count: 10_001)].map {
      Array(($0 + rest).utf8)
    }
    let costs = texts.map { text in
      (1...3).map { _ in TextPace.cost { _ = try? Lint(of: text) } }.min() ?? .zero
    }
    #expect(costs[1] * 5 < costs[0] * 3, "\(costs)")
  }

  private static let marks = [
    "[", "[=", "a = [[ ", "--[[", "--[==[ ", "{{", "{{ a ", "{{a}} ", "{% ", "{#", "${", "`${", "#",
    "/[", ")/[", ")/", "/*", "'''", "f'{", "R\"x(", "#\"", "a \"", "1 ", "- ", "a: ", "a:\n ", "? ",
    "|\n", "''", "[a, ", "{a: ", "!x ", "\t", "- a:\n", "\"a\" ", "\"a\"\n", "a = \"b\"\n", ",",
    "@include \"", "# ", "]", "</", "/a/ ",
  ]

  @Test(arguments: marks)
  func `takes of four times as much of a language four times as long`(unit: String) {
    for name in ["x.yaml", "x.js", "x.py", "x.lua", "x.jcfg", "x.swift", "x.conf.j2"] {
      let beginning = name == "x.yaml" ? "turn_uris: [" : "turn_server external_services = "
      TextPace(beginning: beginning, unit: unit).expectLinear(4000) { text in
        _ = try? Lint(of: Array(text.utf8), named: name)
      }
    }
  }
}
