import RelayKit
import Testing

/// What does not parse, in JSON and in other languages.
@Suite struct LintSyntaxTests {
  @Test(arguments: [
    (#"{"iceServers": [{"urls": ["stun:a"]},]}"#, "line 1, column 38"),
    ("{'iceServers': [{'urls': ['stun:a']}]}", "line 1, column 2"),
  ])
  func `takes no other language's literal for JSON`(text: String, place: String) throws {
    let bytes = Array(text.utf8)
    let lint = try Lint(of: bytes)
    #expect(
      lint.findings.map(\.displayText.text) == [
        "warning: \(place): no JSON: what reads JSON refuses it [not-json]"
      ])
    let error = try #require(throws: LintError.self) { try Lint(of: bytes, named: "t.json") }
    #expect(error.displayText.text.hasPrefix("holds what is not JSON (\(place): "))
    for name in ["pion", "galene", "pairdrop", "selkies", "json"] {
      #expect(throws: error) { try Lint(of: bytes, for: ExportFormat.named(name)) }
    }
    #expect(try Lint(of: bytes, for: ExportFormat.named("js")).kind == lint.kind)
  }

  @Test(arguments: [#""iceServers": [{"urls": ["stun:a"]}]}"#, "stun:a", "TURN_URL=stun:a"])
  func `takes nothing for JSON that begins as none does`(text: String) throws {
    let bytes = Array(text.utf8)
    let error = try #require(throws: LintError.self) { try Lint(of: bytes, named: "t.json") }
    #expect(error.displayText.text.hasPrefix("holds what is not JSON (line 1, column "))
    #expect(throws: error) { try Lint(of: bytes, for: ExportFormat.named("pion")) }
  }

  @Test(arguments: [
    ("webrtc:\n\tice_servers:\n    - urls: [stun:a]\n", "line 2, column 1: YAML is indented"),
    ("ice_servers:\n  - urls: [stun:a\n", "line 2, column 11: nothing closes this bracket"),
    ("ice_servers:\n  - {urls: [stun:a}\n", "line 2, column 19: another bracket is open here"),
    (
      "external_services = {\n  { type = \"stun\", host = \"a\" };\n",
      "line 1, column 21: nothing closes this bracket"
    ),
    (
      "s = [RTCIceServer(urls=\"stun:a\")\n", "line 1, column 5: nothing closes this bracket"
    ),
    (
      "new RTCPeerConnection({iceServers: [{urls: 'stun:a'}]",
      "line 1, column 23: nothing closes this bracket"
    ),
    (
      "nat: {\n  stun_server = \"a.example\n  stun_port = 80\n}\n",
      "line 2, column 17: nothing ends this string"
    ),
    (
      "nat: {\n  stun_server = \"a.example\"\n  stun_port = 80\n",
      "line 1, column 6: nothing closes this bracket"
    ),
  ])
  func `says where a text of a language does not parse`(text: String, why: String) throws {
    let error = try #require(throws: LintError.self) { try Lint(of: Array(text.utf8)) }
    #expect(error.displayText.text.hasPrefix("does not parse (\(why)"), "\(error.displayText)")
  }

  @Test(arguments: [
    "x: |\n  [a\n  \tb\nice_servers:\n  - urls: [stun:a]\n    name: a [b} {c\n",
    "ice_servers:\n  - urls: [\n\t\tstun:a,\n    ]\n    name: \"[\"\n",
    "var p = /[(]/; new RTCPeerConnection({iceServers: [{urls: 'stun:a'}]})",
    "1) see\nnew RTCPeerConnection({iceServers: [{urls: 'stun:a'}]})",
    "var p = `(\n[`; new RTCPeerConnection({iceServers: [{urls: 'stun:a'}]})",
  ])
  func `refuses nothing that may parse`(text: String) throws {
    #expect(try Lint(of: Array(text.utf8)).findings == [])
  }

  @Test(arguments: ["ice_servers:\n", "STUN_URLS=\n", "nat: { stun_server = \"\" }\n"])
  func `says where a kind that is known names no server`(text: String) throws {
    let lint = try Lint(of: Array(text.utf8))
    #expect(lint.findings.map(\.rule) == ["no-servers"] && !lint.hasErrors && lint.count == 0)
  }
}
