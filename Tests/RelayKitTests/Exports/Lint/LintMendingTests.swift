import RelayKit
import Testing

/// What a linter mends, and that it leaves all else as it was.
@Suite struct LintMendingTests {
  @Test(arguments: [
    Mending(
      """
      {"b": [1, null, "x"], "iceServers": [{"url": "stun:a:80?x"}, {"foo": 1},
        {"urls": ["turn://b", "turn:b"], "username": "u", "credential": "p\\n"}], "a": true}
      """,
      """
      {"b": [1, null, "x"], "iceServers": [{"urls": ["stun:a:80"]}, {"foo": 1},
        {"urls": ["turn:b"], "username": "u", "credential": "p\\n"}], "a": true}
      """, left: ["no-urls"]),
    Mending(
      #"[ {"z":1.50e2, "urls" : "stun:a" , "credentialType":"password","a":{"y":1,"x":2}} ]"#,
      #"[ {"z":1.50e2, "urls" : ["stun:a"] , "credentialType":"password","a":{"y":1,"x":2}} ]"#),
    Mending(
      #"{"urls": "stun://a?x"}"#, #"{"urls": ["stun:a"]}"#),
    Mending(
      #"{"iceServers": {"urls": "stun:a"}, "z": 1}"#,
      #"{"iceServers": [{"urls": ["stun:a"]}], "z": 1}"#),
    Mending(#"["stun:a", "stun:b"]"#, #"[{"urls": ["stun:a"]}, {"urls": ["stun:b"]}]"#),
    Mending(
      #"{"iceServers": [{"urls": ["stun:a"]}, {"urls": ["stun:a"]}, {"urls": ["stun:b"]}]}"#,
      #"{"iceServers": [{"urls": ["stun:a"]}, {"urls": ["stun:b"]}]}"#),
    Mending(
      #"[{"urls": ["stun:a"]},{"urls": ["stun:a", "stun:a", "stun:b", "stun:b"]}]"#,
      #"[{"urls": ["stun:a"]},{"urls": ["stun:b"]}]"#),
    Mending(
      #"[{"urls": ["stun:a"]}, {"urls": ["stun:a:3478"], "label": "mine"}, {"urls": "stun:b"}]"#,
      #"[{"urls": ["stun:a"]}, {"urls": ["stun:a:3478"], "label": "mine"}, {"urls": ["stun:b"]}]"#,
      left: ["duplicate"]),
    Mending(
      "{ // ours\n\"iceServers\": [/* [ */ {\"urls\": \"stun:a\"}]}",
      "{ // ours\n\"iceServers\": [/* [ */ {\"urls\": [\"stun:a\"]}]}", left: ["comments"]),
    Mending(
      "[{urls: 'stun://a?x', username}, // stun://b\n]",
      "[{urls: 'stun:a', username}, // stun://b\n]", left: ["not-json"]),
    Mending(
      "pc({iceServers: [{url: 'stun:a'}, {'url': \"stun:b\"}]})",
      "pc({iceServers: [{urls: 'stun:a'}, {'urls': \"stun:b\"}]})"),
  ])
  func `mends what is certain, keeps the rest as it was, and is content with its own work`(
    mending: Mending
  ) throws {
    let mended = try #require(try Lint(of: Array(mending.before.utf8)).mended)
    #expect(String(decoding: mended, as: UTF8.self) == mending.after)
    let again = try Lint(of: mended)
    #expect(again.findings.map(\.rule.text) == mending.left && again.mended == nil)
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
      "ice_servers:\n- urls: [\"stun:a:80\"] # stun://b\n- urls: ['stun:c']\n"
    ),
    (
      "turn_uris: turn:a\r\nturn_shared_secret: s\r\n",
      "turn_uris: [\"turn:a\"]\r\nturn_shared_secret: s\r\n"
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
    "pc({iceServers: [{url: 'stun:a', urls: ['stun:a']}]})",
    "const url = 'stun:a'; pc({iceServers: [{url}]})",
    "let url = 'turn:a'; pc({iceServers: [{ url, username: 'u', credential: 'p' }]})",
    "const url = 'turn:a'; pc({iceServers: [{username: 'u', credential: 'p', url }]})",
    "server.url = 'stun:a'; pc({iceServers: [server]})",
  ])
  func `renames no member beside the new name, and no variable`(text: String) throws {
    let lint = try Lint(of: Array(text.utf8))
    #expect(lint.findings.first?.rule == "url-member" && lint.mended == nil)
    #expect(lint.findings.first?.message.text.contains("by hand, --fix cannot") == true)
  }

  @Test func `promises no mending that it cannot do`() throws {
    let text = "webrtc:\n  ice_servers:\n    - urls: [stun:s.example, stun:s.example:3478]\n"
    let lint = try Lint(of: Array(text.utf8), mode: 0o600)
    #expect(lint.findings.map(\.rule) == ["duplicate"])
    #expect(lint.findings.map(\.isMended) == [false] && lint.mended == nil)
  }

  @Test(arguments: [
    ("[{\"urls\": [\"stun:a\", \"stun:a\"]}]", "it is there already"),
    (
      "[{\"urls\": [\"stun:a\"]}, {\"urls\": [\"stun:a\"], \"label\": 1}]",
      "it is there already: take it out by hand, --fix cannot, for it does not know what else goes with it"
    ),
    (
      "stun:a\nstun:a\n",
      "it is there already: take it out by hand, --fix cannot, for it does not know what else goes with it"
    ),
  ])
  func `says of what is there twice whether it can be mended`(text: String, message: String) throws
  {
    #expect(try Lint(of: Array(text.utf8)).findings.map(\.message.text) == [message])
  }

  @Test(
    arguments: [
      (.file, "0 errors, 1 warning; --fix mends 1"),
      (
        .standardInput,
        "0 errors, 1 warning; to mend 1, give it to lint --fix - again, and the mended form comes out"
      ),
      (.pipe, "0 errors, 1 warning; to mend 1, save it as a file, and give that to lint --fix"),
    ] as [(LintOrigin, String)])
  func `says how to have it mended, wherever it comes from`(
    origin: LintOrigin, summary: String
  ) throws {
    let lint = try Lint(of: Array("[{\"urls\": \"stun:a\"}]".utf8))
    #expect(LintReport.table(of: lint, file: "f", from: origin).last?.text == summary)
    let clean = try Lint(of: Array("[{\"urls\": [\"stun:a\"]}]".utf8))
    #expect(
      LintReport.table(of: clean, file: "f", from: origin).last == "nothing is wrong with it")
  }

  struct Mending: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    let left: [String]

    init(_ before: String, _ after: String, left: [String] = []) {
      self.before = before
      self.after = after
      self.left = left
    }

    var testDescription: String { before }
  }
}
