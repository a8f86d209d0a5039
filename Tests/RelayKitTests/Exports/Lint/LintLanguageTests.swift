import RelayKit
import Testing

/// Languages of which no more is read than URLs, and what in any text is no URL.
@Suite struct LintLanguageTests {
  private static let clean = LintReportCase.clean

  private static let unity = """
    config.iceServers = new[] {
      new RTCIceServer { urls = new[] { "turn:a.example:3478" }, username = "u", credential = "p" },
      new RTCIceServer { urls = new string[] { "turn:b.example" }, username = "u", credential = "p" }
    };
    """

  @Test(arguments: [
    LintReportCase(unity, named: "a.cs", "f: C# with server URLs, 2 servers", clean),
    LintReportCase(unity, "f: JavaScript, 2 servers", clean),
    LintReportCase(
      "Urls = { \"turn:a.example:99999\" }, TurnUserName = user, // \"turn:b.example\"\n",
      named: "a.cs", "f: C# with server URLs, 1 server",
      "error: line 1: turn:a.example:99999: port \"99999\" is not 1 to 65535 [port]",
      "1 error, 0 warnings"),
    LintReportCase(
      """
      fn quote<'a>(_: &'a str) -> char { '"' }
      let ice_servers = vec![RTCIceServer {
        urls: vec!["turn:a.example:3478".to_owned()], // "turn:b.example"
        username: "u".to_owned(), ..Default::default() }];
      """, named: "a.rs", "f: Rust with server URLs, 1 server", clean),
    LintReportCase(
      "webrtcbin.set_property(\"turn-server\", \"turn://u:p@a.example:3478\");\n",
      named: "a.rs", "f: GStreamer properties, 1 server", clean),
    LintReportCase(
      "[[RTCIceServer alloc] initWithURLStrings:@[@\"turn:a.example\"] username:@\"u\"];",
      named: "a.mm", "f: Objective-C with server URLs, 1 server", clean),
    LintReportCase(
      "config :app, ice_servers: [%{urls: \"stun:a.example\"}] # \"stun:b.example:0\"\n",
      named: "config.exs", "f: Elixir with server URLs, 1 server", clean),
  ])
  func `are told by the file's name`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      "throw Error('expected stun:host:port or turn:host:port?transport=tcp.'); u = 'stun:a.example'",
      named: "a.ts", "f: TypeScript with server URLs, 1 server", clean),
    LintReportCase(
      "occ talk:turn:add --secret=abc turn turn.example.com:3478 udp,tcp\nURL=stun:a.example\n",
      "f: text with server URLs, 1 server", clean),
    // A host may be called so, and a port may not.
    LintReportCase(
      "stun:host\nstun:host:80\nstun:hosts:port\n", "f: URLs, a line each, 3 servers",
      "error: line 3: stun:hosts:(hidden): port \"(hidden)\" is not 1 to 65535 [port]",
      "1 error, 0 warnings"),
  ])
  func `hold words that are no URLs`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    "occ talk:stun:add a.example:3478\nocc talk:turn:add --secret=abc turn a.example udp,tcp\n",
    "expected stun:host:port",
  ])
  func `name no server with such words`(text: String) {
    #expect(throws: LintError.notAConfiguration) { try Lint(of: Array(text.utf8)) }
  }

  private static let page = """
    <!DOCTYPE html>
    <p>don't use turn:a.example:0 {</p>
    <SCRIPT type="module">
      const pc = new RTCPeerConnection({ iceServers: [ // it's
        { urls: 'turn:b.example' }, { urls: "turn:c.example", username: 'u', credential: 'p' }] });
    </SCRIPT >
    <p>stun:d.example:0</p>
    """

  @Test(arguments: [
    LintReportCase(
      page, "f: JavaScript in HTML, 2 servers",
      """
      error: line 5: turn:b.example: its username or credential is missing: browsers refuse the \
      whole list [missing-credentials]
      """, "1 error, 0 warnings"),
    LintReportCase(
      "<template>stun:a:0</template>\n<script setup lang=\"ts\">\nconst u: string = 'stun:b.example'\n</script>",
      named: "a.vue", "f: JavaScript in HTML, 1 server", clean),
    LintReportCase(
      "<?php $a = ['stun:a:0']; ?><script>const iceServers = <?= json_encode($a) ?>;</script>",
      named: "a.php", "f: JavaScript in HTML, no servers",
      """
      warning: no server is written out in it: check that it holds them, under the names that are \
      read [no-servers]
      """, "0 errors, 1 warning"),
  ])
  func `are read in the scripts of a page`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test func `are mended in a page where they stand`() throws {
    let text = "<html><script>iceServers = [{urls: 'stun:a?x'}]</script><p>stun:a?x</p>"
    let mended = try #require(Lint(of: Array(text.utf8)).mended)
    #expect(
      String(decoding: mended, as: UTF8.self)
        == "<html><script>iceServers = [{urls: 'stun:a'}]</script><p>stun:a?x</p>")
  }

  @Test(arguments: [
    "<html><p>stun:a</p></html>", "<html><script>let a = 'b'</script><p>stun:a</p>",
    "<x><script>let a = 'stun:a'</script></x>",
  ])
  func `are none of a page without them`(text: String) {
    #expect(throws: LintError.json(.html)) { try Lint(of: Array(text.utf8)) }
  }
}
