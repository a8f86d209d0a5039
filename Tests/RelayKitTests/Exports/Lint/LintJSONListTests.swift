import RelayKit
import Testing

/// Lists that stand within a document of JSON, or under names of their own.
@Suite struct LintJSONListTests {
  private static let clean = LintReportCase.clean

  @Test(arguments: [
    LintReportCase(
      """
      {"webrtc": {"iceServers": [{"urls": ["stun:a.example"]}, {"urls": ["turn:b.example"]}]}}
      """, "f: JSON with ICE servers, 2 servers",
      """
      error: entry 2: turn:b.example: its username or credential is missing: browsers refuse the \
      whole list [missing-credentials]
      """, "1 error, 0 warnings"),
    // As PeerJS, Xirsys, Twilio, Element, BigBlueButton and Synapse have it.
    LintReportCase(
      """
      {"config": {"iceServers": [{"urls": ["turn:a"], "username": "u", "credential": "p"}]}, "port": 1}
      """, "f: JSON with ICE servers, 1 server", clean),
    LintReportCase(
      """
      {"v": {"iceServers": {"username": "u", "urls": ["stun:a", "turn:a:80"], "credential": "p"}},
       "s": "ok"}
      """, "f: JSON with ICE servers, 2 servers", clean),
    LintReportCase(
      """
      {"username": "x", "ice_servers": [{"url": "stun:a", "urls": "stun:a"},
        {"username": "u", "credential": "p", "url": "turn:a", "urls": "turn:a"}], "ttl": "86400"}
      """, "f: JSON with ICE servers, 2 servers", clean),
    LintReportCase(
      """
      {"backupTurnServers": [{"urls": ["turn:a:22"], "username": "u", "credential": "p"}]}
      """, "f: JSON with ICE servers, 1 server",
      """
      error: entry 1: turn:a:22: browsers refuse this port for TURN: they take 53, 80, 443 and \
      those from 1024 [browser-port]
      """, "1 error, 0 warnings"),
    LintReportCase(
      """
      {"stunServers": [{"url": "stun:a"}], "turnServers": [
        {"username": "u", "password": "p", "url": "turns:a:80", "ttl": 1}], "remoteIceCandidates": []}
      """, "f: JSON with ICE servers, 2 servers",
      """
      error: entry 2: turns:a:80: TLS on port 80, where plain TURN listens: it is 443 that speaks \
      TLS [turns-on-80]
      """, "1 error, 0 warnings"),
    LintReportCase(
      """
      {"username": "u", "password": "p", "uris": ["turn:a?transport=udp", "turn:a?transport=x"]}
      """, "f: JSON with ICE servers, 2 servers",
      """
      error: entry 1: turn:a?transport=x: ?transport=x: expected ?transport=udp or ?transport=tcp \
      [query]
      """, "1 error, 0 warnings"),
    LintReportCase(
      "{\"data\": [{\"id\": 1, \"ice\": {\"servers\": [\"stun:a:0\"]}}]}",
      "f: JSON with ICE servers, 1 server",
      "error: entry 1: stun:a:0: port \"0\" is not 1 to 65535 [port]",
      "1 error, 0 warnings"),
    LintReportCase(
      "[{\"uris\": [\"stun:a\"]}]", "f: JSON with ICE servers, 1 server", clean),
    // The same server in two lists is in none of them twice; five in two lists are not too many.
    LintReportCase(
      """
      {"a": ["stun:a", "stun:b", "stun:c"], "b": {"iceServers": [{"urls": ["stun:a", "stun:d"]}]}}
      """, "f: JSON with ICE servers, 5 servers", clean),
    LintReportCase(
      "{\"a\": {\"iceServers\": []}}", "f: JSON with ICE servers, no servers",
      """
      warning: its list is empty: browsers then connect without STUN and TURN [no-servers]
      """, "0 errors, 1 warning"),
    LintReportCase(
      "{\"a\": [{\"urls\": [\"turn:a\"], \"username\": \"u\", \"password\": \"p\"}]}",
      "f: JSON with ICE servers, 1 server, mode 0644: readable by its owner and its group and everybody",
      "error: others can read its secrets: chmod 600 closes it to them [readable-by-others]",
      "1 error, 0 warnings; --fix mends 1", mode: 0o644),
  ])
  func `are found, each a list of its own`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    (
      "{\"a\": {\"iceServers\": [{\"url\": \"stun:a?x\"}, {\"urls\": [\"stun:a\"]}]}, \"b\": [\"stun:a\"]}",
      "{\"a\": {\"iceServers\": [{\"urls\": [\"stun:a\"]}]}, \"b\": [\"stun:a\"]}"
    ),
    // Other names are another program's.
    (
      "{\"stunServers\": [{\"url\": \"stun:a?x\"}, {\"url\": \"stun:a\"}]}",
      "{\"stunServers\": [{\"url\": \"stun:a\"}]}"
    ),
  ])
  func `are mended`(text: String, mended: String) throws {
    let bytes = try #require(Lint(of: Array(text.utf8)).mended)
    #expect(String(decoding: bytes, as: UTF8.self) == mended)
  }

  @Test(arguments: [
    "[{\"op\": \"add\", \"path\": \"/a\", \"value\": 1}]", "[{}]", "{\"data\": [{\"id\": 1}]}",
    "{\"a\": {\"urls\": [\"https://a.example\"]}}", "{\"iceServers\": {\"a\": 1}}",
    "{\"a\": [\"turnip:a\", \"b\"]}",
  ])
  func `are none where no server is named`(text: String) {
    #expect(throws: LintError.json(.notAList)) { try Lint(of: Array(text.utf8)) }
  }
}
