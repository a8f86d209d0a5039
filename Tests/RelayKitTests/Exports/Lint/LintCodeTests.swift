import RelayKit
import Testing

/// Programs that hold URLs, each with what is wrong in them.
@Suite struct LintCodeTests {
  private static let anyScript =
    "an object literal of JavaScript, Python, Dart or another script"

  @Test(arguments: [
    LintCase(
      "JavaScript", "new RTCPeerConnection({iceServers: 'stun:a.example'})",
      ["line 1 [urls-string]"]),
    LintCase(
      "JavaScript", "new RTCPeerConnection({iceServers: [{urls: 'stun:a.example',},],});", []),
    LintCase(
      "JavaScript", "[{urls: 'turn:a.example:22', username: 'u', credential: 'p'},]",
      ["line 1: turn:a.example:22 [browser-port]", "line 1, column 3 [not-json]"]),
    LintCase(
      "JavaScript", "iceServers: [ {urls: \"turn:a.example\"} ]",
      ["line 1: turn:a.example [missing-credentials]"]),
    LintCase(
      "JavaScript", "fetch('https://app.metered.live/x').then(iceServers => 0) // app.metered.live",
      [" [no-servers]"]),
    LintCase(
      "Pion, Go",
      """
      config := webrtc.Configuration{ICEServers: []webrtc.ICEServer{
        {URLs: []string{"turn:a.example", "turn:b.example"}, Username: "u", Credential: "p"},
        {URLs: []string{"turn:c.example"}}, // {URLs: []string{"turn:d.example"}}
      }}
      """, ["line 3: turn:c.example [missing-credentials]"]),
    LintCase(
      "libdatachannel, C++",
      "config.iceServers.emplace_back(\"turn:u:p@a.example\"); // \"turn:b.example\"\n"
        + "config.iceServers.emplace_back(\"turn:c.example\");",
      ["line 2: turn:c.example [missing-credentials]"]),
    LintCase(
      "JavaScript", "const servers: RTCIceServer[] = [{ urls: 'turn:a.example' }];",
      ["line 1: turn:a.example [missing-credentials]"]),
    LintCase(
      anyScript,
      "RTC='{\"iceServers\": [{\"urls\": [\"turn:a.example\"], \"username\": \"u\", \"credential\": \"p\"}]}'\n",
      []),
    LintCase(
      "neko, .env",
      "NEKO_WEBRTC_ICESERVERS_FRONTEND='[{\"urls\": [\"turn:a.example\"], \"username\": \"u\"}]'\n"
        + "NEKO_WEBRTC_ICESERVERS_BACKEND='[{\"urls\": [\"stun:a.example\"]}, {\"urls\": \"stun:a.example\"}]'\n"
        + "export NEKO_WEBRTC_ICESERVERS='[{\"urls\": [\"stun:a.example\"]}]'\n",
      [
        "line 2 [urls-string]", "line 1: turn:a.example [missing-credentials]",
        "line 2: stun:a.example [duplicate]",
      ]),
    LintCase(
      "JavaScript", "iceServers: [{url: 'stun:a.example'}], fetch: {url: 'https://b.example'}",
      ["line 1 [url-member]"]),
    // A variable is no member.
    LintCase(
      "JavaScript",
      "const url = 'stun:a.example';\nlet pc = new RTCPeerConnection({iceServers: [{urls: url}]});",
      []),
    LintCase(
      "JavaScript",
      "function pc(a, url = 'stun:a.example') { return new RTCPeerConnection({iceServers: [{urls: [url]}]}) }",
      []),
    LintCase(
      "JavaScript", "var url='stun:a.example', b = f(url, a, url); c = {iceServers: [{urls: url}]}",
      []),
    LintCase(
      "aiortc, Python",
      """
      servers = [
          RTCIceServer(urls="turn:a.example", username="u", credential="p"),
          RTCIceServer(urls="turn:b.example:22"),
      ]
      """, ["line 3: turn:b.example:22 [missing-credentials]"]),
    LintCase(
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
    LintCase(
      anyScript,
      "config = {\"iceServers\": [{\"urls\": \"stun:a.example:0\"}]}  # stun:b.example:0\n",
      ["line 1: stun:a.example:0 [port]"]),
    LintCase(
      "libwebrtc, Swift",
      "RTCIceServer(urlStrings: [\"turn:a.example\"], username: \"u\", credential: \"p\")\n"
        + "RTCIceServer(urlStrings: [\"turn:b.example\"]) // turn:c.example\n",
      ["line 2: turn:b.example [missing-credentials]"]),
    LintCase(
      "libwebrtc, Java or Kotlin",
      "IceServer.builder(\"turn:a.example:22\").setUsername(\"u\").setPassword(\"p\")\n",
      ["line 1: turn:a.example:22 [browser-port]"]),
  ])
  func `finds what is wrong with each server, and nothing else`(file: LintCase) throws {
    try file.expectFindings()
  }

  @Test(arguments: [
    ("config = {\"iceServers\": [{\"urls\": \"stun:a\", \"username\": None}]}", "Python"),
    ("{'iceServers': [{'urls': 'stun:a'}], 'trickle': True}", "Python"),
    ("from os import environ\nICE = {'iceServers': [{'urls': 'stun:a'}]}", "Python"),
    ("final ice = {'iceServers': [{'urls': 'stun:a'}]};", "Dart"),
    ("Map<String, dynamic> ice = {'iceServers': [{'urls': 'stun:a'}]};", "Dart"),
    ("export const ice = {\"iceServers\": [{\"urls\": [\"stun:a\"]}]};", "JavaScript"),
    ("[{urls: 'stun:a'},]", "JavaScript"),
    ("pc = new RTCPeerConnection({'iceServers': i})", "JavaScript"),
    ("{'iceServers': [{'urls': 'stun:a'}]}", anyScript),
    ("export ICE='{\"iceServers\": [{\"urls\": [\"stun:a\"]}]}'", anyScript),
    // A comment is no proof.
    ("{'iceServers': [{'urls': 'stun:a'}]} // None, dynamic, undefined", anyScript),
  ])
  func `names the language that a literal proves, and no other`(text: String, kind: String) throws {
    #expect(try Lint(of: Array(text.utf8)).kind.text == kind)
  }
}
