import Testing

/// Programs that hand a login over without names, or by further calls.
@Suite struct LintCallTests {
  private static let clean = LintReportCase.clean

  private static let many = "warning: 5 servers: five or more slow browsers down [many-servers]"
  private static let many6 = "warning: 6 servers: five or more slow browsers down [many-servers]"

  private static func missing(_ place: String, _ url: String) -> String {
    """
    error: \(place): \(url): its username or credential is missing: relays serve nobody without \
    [missing-credentials]
    """
  }

  private static func refused(_ place: String, _ url: String) -> String {
    """
    error: \(place): \(url): its username or credential is missing: browsers refuse the whole list \
    [missing-credentials]
    """
  }

  @Test(arguments: [
    LintReportCase(
      """
      a = RTCIceServer("turn:a.example", "u", "p")
      b = RTCIceServer(["turn:b.example", "turn:c.example"], user, password)
      c = RTCIceServer("turn:d.example", "u", credential="p")
      d = aiortc.RTCIceServer(
          "turn:e.example:3478",  # "turn:x.example"
          os.environ["TURN_USER"], os.environ["TURN_PASSWORD"],
      )
      """, "f: aiortc, Python, 5 servers", many, "0 errors, 1 warning"),
    LintReportCase(
      "e = RTCIceServer(urls=\"turn:f.example\", username=\"u\", credential=\"p\")",
      "f: aiortc, Python, 1 server", clean),
    LintReportCase(
      """
      a = RTCIceServer("turn:a.example")
      b = RTCIceServer("turn:b.example", "u")
      c = RTCIceServer("turn:c.example", "u", "")
      d = RTCIceServer("turn:d.example", "u", None)
      e = RTCIceServer("turn:e.example", "u", credential="")
      f = RTCIceServer("turn:f.example", username="u"), other("v", "p")
      """, "f: aiortc, Python, 6 servers", missing("line 1", "turn:a.example"),
      missing("line 2", "turn:b.example"), missing("line 3", "turn:c.example"),
      missing("line 4", "turn:d.example"), missing("line 5", "turn:e.example"),
      missing("line 6", "turn:f.example"), many6, "6 errors, 1 warning"),
    // Two logins at one URL are two servers.
    LintReportCase(
      "a = [RTCIceServer(\"turn:a.example\", \"u\", \"p\"), RTCIceServer(\"turn:a.example\", \"v\", \"q\")]",
      "f: aiortc, Python, 2 servers", clean),
    LintReportCase(
      "a = RTCIceServer(\"turn:a.example\", \"u\", \"p\")",
      "f: aiortc, Python, 1 server, mode 0640: readable by its owner and its group",
      "error: others can read its secrets: chmod 600 closes it to them [readable-by-others]",
      "1 error, 0 warnings; --fix mends 1", mode: 0o640),
    // What is not written out is no secret of this file.
    LintReportCase(
      "a = RTCIceServer(\"turn:a.example\", user, load())",
      "f: aiortc, Python, 1 server, mode 0640: readable by its owner and its group", clean,
      mode: 0o640),
  ])
  func `are read in Python`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      """
      servers.add(new PeerConnection.IceServer("turn:a.example", "u", "p"));
      servers.add(new PeerConnection.IceServer("turn:b.example"));
      servers.add(new PeerConnection.IceServer("stun:c.example"));
      """, "f: libwebrtc, Java or Kotlin, 3 servers", refused("line 2", "turn:b.example"),
      "1 error, 0 warnings"),
    LintReportCase(
      """
      val a = PeerConnection.IceServer.builder("turn:a.example")
        .setUsername("u")
        .setPassword("p").createIceServer()
      val b = PeerConnection.IceServer.builder(listOf("turn:b.example", "turn:c.example"))
        .setTlsCertPolicy(policy).setPassword(p).setUsername(u).createIceServer()
      val c = PeerConnection.IceServer.builder("turn:d.example").setUsername("u").createIceServer()
      val d = PeerConnection.IceServer.builder("turn:e.example").createIceServer()
      val e = PeerConnection.IceServer.builder("turn:f.example").setUsername("u")
      e.setPassword("p")
      """, "f: libwebrtc, Java or Kotlin, 6 servers", refused("line 6", "turn:d.example"),
      refused("line 7", "turn:e.example"), many6, "2 errors, 1 warning"),
    LintReportCase(
      """
      let a = RTCIceServer(urlStrings: ["turn:a.example"], username: "u", credential: "p")
      let b = RTCIceServer(urlStrings: ["turn:b.example"], username: user, credential: secret)
      let c = RTCIceServer(urlStrings: ["turn:c.example"], username: "u", credential: "")
      """, "f: libwebrtc, Swift, 3 servers", refused("line 3", "turn:c.example"),
      "1 error, 0 warnings"),
    LintReportCase(
      "RTCIceServer *a = [[RTCIceServer alloc] initWithURLStrings:@[@\"turn:a.example\"] "
        + "username:@\"u\" credential:@\"p\"];", "f: JavaScript, 1 server", clean),
    LintReportCase(
      """
      a := webrtc.ICEServer{[]string{"turn:a.example"}, "u", "p", webrtc.ICECredentialTypePassword}
      b := []webrtc.ICEServer{{[]string{"turn:b.example"}, "u", "p", 0}, {[]string{"turn:c.example"}, "u", "", 0}}
      c := webrtc.ICEServer{URLs: []string{"turn:d.example"}}
      """, "f: Pion, Go, 4 servers", missing("line 2", "turn:c.example"),
      missing("line 3", "turn:d.example"), "2 errors, 0 warnings"),
    LintReportCase(
      "const s = [createIceServer('turn:a.example', 'u', 'p')]; new RTCPeerConnection({iceServers: s})",
      "f: JavaScript, 1 server", clean),
  ])
  func `are read in other languages`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      """
      import nodeDataChannel from 'node-datachannel';
      const pc = new nodeDataChannel.PeerConnection('p', {
        iceServers: ['stun:a.example', 'turn:u:p@b.example:3478', 'turn:c.example'] });
      """, "f: node-datachannel, JavaScript, 3 servers", missing("line 3", "turn:c.example"),
      "1 error, 0 warnings"),
    LintReportCase(
      "const n = require('node-datachannel'), c = { iceServers: ['turn:u:p@b.example:22'] };",
      named: "a.js", "f: node-datachannel, JavaScript, 1 server", clean),
    LintReportCase(
      "new nodeDataChannel.PeerConnection('p', { iceServers: ['turn:u:p@b.example'] });",
      "f: node-datachannel, JavaScript, 1 server", clean),
    LintReportCase(
      "const c = { iceServers: ['turn:u:p@b.example'] }; // node-datachannel",
      "f: JavaScript, 1 server",
      """
      error: line 1: turn:(hidden)@b.example: a user before the host: give it as username and \
      credential (RFC 7065 §3.1) [login-in-url]
      """, "1 error, 0 warnings"),
  ])
  func `are strings for node-datachannel`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      """
      rtc::Configuration config;
      config.iceServers.push_back(rtc::IceServer("a.example", 3478, "u", "p"));
      config.iceServers.emplace_back("b.example", 80, "u", "p", rtc::IceServer::RelayType::TurnTls);
      config.iceServers.emplace_back("c.example", "3478", user, password, rtc::IceServer::RelayType::TurnTcp);
      config.iceServers.push_back({"turn:u:p@d.example"});
      config.iceServers.push_back(rtc::IceServer("numb.viagenie.ca", 3478));
      config.iceServers.push_back(rtc::IceServer("e.example", 3478, "u", ""));
      config.iceServers.emplace_back(host, 0, "u", "p");
      names.emplace_back("f.example", 0);
      """, "f: libdatachannel, C++, 6 servers",
      """
      error: line 3: turns:b.example:80?transport=tcp: TLS on port 80, where plain TURN listens: it \
      is 443 that speaks TLS [turns-on-80]
      """, "error: line 6: stun:numb.viagenie.ca:3478: Viagénie has switched it off [dead-relay]",
      missing("line 7", "turn:e.example:3478?transport=udp"), many6, "3 errors, 1 warning"),
    LintReportCase(
      "config.iceServers.emplace_back(\"a.example\", 3478, \"u\", \"p\");",
      "f: libdatachannel, C++, 1 server, mode 0644: readable by its owner and its group and everybody",
      "error: others can read its secrets: chmod 600 closes it to them [readable-by-others]",
      "1 error, 0 warnings; --fix mends 1", mode: 0o644),
    LintReportCase(
      """
      rtc::Configuration c;
      c.iceServers = { {"stun:a.example"}, {"turn:u:p@b.example:3478"}, {"turn:c.example"} };
      """, named: "a.cpp", "f: libdatachannel, C++, 3 servers", missing("line 2", "turn:c.example"),
      "1 error, 0 warnings"),
    LintReportCase(
      """
      const char *iceServers[] = {"stun:a.example", "turn:u:p@b.example:3478"}; // it's
      rtcConfiguration config = {.iceServers = iceServers, .iceServersCount = 2};
      """, named: "a.c", "f: libdatachannel, C, 2 servers", clean),
  ])
  func `name hosts and ports in C++`(file: LintReportCase) throws {
    try file.expectReport()
  }
}
