import Foundation
import RelayKit
import TestSupport
import Testing

/// What mending leaves of a text, as its language reads it.
@Suite(.timeLimit(.minutes(1))) struct LintSpliceTests {
  @Test(arguments: [
    (
      "turn_uris: turn:turn.example?transport=udp\nturn_shared_secret: s\n",
      "turn_uris: [\"turn:turn.example?transport=udp\"]\nturn_shared_secret: s\n"
    ),
    (
      "ice_servers:\n  - urls: stun:[2001:db8::1]:3478\n",
      "ice_servers:\n  - urls: [\"stun:[2001:db8::1]:3478\"]\n"
    ),
    (
      "ice_servers:\n  - urls: turn:${TURN_HOST}:3478\n    username: u\n    credential: p\n",
      "ice_servers:\n  - urls: [\"turn:${TURN_HOST}:3478\"]\n    username: u\n    credential: p\n"
    ),
    (
      "ice_servers:\n  - urls: turn:{F_TURN}:3478?transport=tcp \n    username: u\n    credential: p\n",
      "ice_servers:\n  - urls: [\"turn:{F_TURN}:3478?transport=tcp\"] \n    username: u\n    credential: p\n"
    ),
    (
      "ice_servers:\n  - urls: turn://a.example?transport=tcp #note\n    username: u\n    credential: p\n",
      "ice_servers:\n  - urls: [\"turn:a.example?transport=tcp\"] #note\n    username: u\n    credential: p\n"
    ),
    (
      "ice_servers:\n  -   \"urls\": stun:a.example#b\n# c\n  - urls: 'stun:c.example'\n",
      "ice_servers:\n  -   \"urls\": [\"stun:a.example#b\"]\n# c\n  - urls: ['stun:c.example']\n"
    ),
    (
      "ice_servers: [{urls: stun:a.example}, {urls: \"stun:b.example\", x: 1}, {urls: stun:c, x: 1}]\n",
      "ice_servers: [{urls: [\"stun:a.example\"]}, {urls: [\"stun:b.example\"], x: 1}, {urls: [\"stun:c\"], x: 1}]\n"
    ),
  ])
  func `is YAML with lists to PyYAML, and to its own reader in C`(
    text: String, wanted: String
  ) async throws {
    let mended = try #require(try Lint(of: Array(text.utf8), mode: 0o600, named: "x.yaml").mended)
    #expect(String(decoding: mended, as: UTF8.self) == wanted)
    let folder = try TemporaryFolder()
    let file = try folder.write(mended, to: "x.yaml")
    let outcome = try await Command(ParsedExportTests.python, ["-c", Self.script, file]).run()
    #expect(outcome.output == "lists\n", "\(outcome.errors)")
  }

  /// Says whether both readers find the same, and lists of strings wherever URLs are.
  private static let script = """
    import sys, yaml
    def lists(node):
        if isinstance(node, dict):
            return all(isinstance(value, list) and all(isinstance(url, str) for url in value)
                       if name in ("urls", "turn_uris") else lists(value)
                       for name, value in node.items())
        return all(map(lists, node)) if isinstance(node, list) else True
    text = open(sys.argv[1]).read()
    one, other = yaml.load(text, yaml.SafeLoader), yaml.load(text, yaml.CSafeLoader)
    print("lists" if one == other and lists(one) else one)
    """

  @Test(arguments: [
    ("x.yaml", "ice_servers:\n  - urls: stun:a.example\n      ?x\n"),
    ("x.yaml", "ice_servers:\n  - urls: stun:a.example, stun:b.example\n"),
    ("x.yaml", "ice_servers:\n  - urls: stun:a.example or so\n"),
    ("x.yaml", "ice_servers:\n  - urls: 'stun:a''b'\n"),
    ("x.yaml", "ice_servers:\n  - urls: stun:a.example\t# b\n"),
    ("x.yaml", "ice_servers: [\n  {\n  urls: stun:a.example}]\n"),
    (".env", "NEKO_WEBRTC_ICESERVERS=[{urls: stun:a.example}]\n"),
    ("x.js", "new RTCPeerConnection({iceServers: 'stun:' + host})\n"),
    ("x.js", "c.iceServers = 'stun:a.example'\n  + port\n"),
  ])
  func `is nothing where it is not certain where a URL ends`(name: String, text: String) throws {
    let lint = try Lint(of: Array(text.utf8), mode: 0o600, named: name)
    let finding = try #require(lint.findings.first { $0.rule == "urls-string" })
    #expect(
      finding.message.text.hasSuffix(
        """
         is a string, where a list is read: write [ ] around it by hand, --fix cannot, for it is not \
        certain where it ends
        """))
    #expect(!finding.isMended && lint.mended == nil)
  }

  @Test(arguments: [
    ("x.js", "const iceServers = []; const u = x ? url : 'stun:a.example'\n", []),
    ("x.js", "const c = {iceServers: 'stun:a.example,stun:b.example'.split(',')}\n", []),
    ("x.dart", "final iceServers = [server(url: 'stun:a.example')];\n", []),
    ("x.py", "iceServers = ['stun:a.example?transport=' + t]\n", ["stun-query"]),
    ("x.py", "iceServers = ['stun:a.example?transport=%s' % t]\n", ["stun-query"]),
    ("x.dart", "final iceServers = ['stun:a.example?transport=' 'udp'];\n", ["stun-query"]),
  ])
  func `leaves an expression as it is`(name: String, text: String, rules: [String]) throws {
    let lint = try Lint(of: Array(text.utf8), mode: 0o600, named: name)
    #expect(lint.findings.map(\.rule.text) == rules && lint.mended == nil)
  }
}
