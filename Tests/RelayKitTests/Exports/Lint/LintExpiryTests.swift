import RelayKit
import Testing

/// Logins that are over, as their names say.
@Suite struct LintExpiryTests {
  private static let now = 1_700_000_000.0
  private static let clean = LintReportCase.clean

  private static func dead(
    _ place: String, _ age: String = "1 day", date: String = "2023-11-13 at 22:13"
  ) -> String {
    """
    warning: \(place): its login ended \(age) ago, on \(date) UTC, as its username says: fetch a new \
    one [dead-login]
    """
  }

  @Test(arguments: [
    LintReportCase(
      """
      {"lifetimeDuration": "86400s", "iceServers": [
        {"urls": ["stun:a:80"]}, {"urls": ["turn:a:80", "turns:a:443"], "username": "1699913600:x", "credential": "p"},
        {"urls": ["turn:b:80"], "username": "1699913600:x", "credential": "p"},
        {"urls": ["turn:b:80"], "username": "1699996399:y", "credential": "p"},
        {"urls": ["turn:b:80"], "username": "1700000001:y", "credential": "p"}]}
      """, "f: Selkies' RTCConfiguration, JSON, 6 servers", dead("entry 2: turn:a:80"),
      dead("entry 4: turn:b:80", "1 hour", date: "2023-11-14 at 21:13"),
      "warning: 6 servers: five or more slow browsers down [many-servers]", "0 errors, 3 warnings",
      at: now),
    LintReportCase(
      "TURN_URLS=turn:a.example,turns:b.example\nTURN_USERNAME=1699913600\nTURN_CREDENTIAL=p\n",
      "f: environment variables, 2 servers", dead("line 1: turn:a.example"),
      "0 errors, 1 warning", at: now),
    LintReportCase(
      "turnaddr=a.example\nturnusername=1699913600:x\nturnpassword=p\n",
      "f: Asterisk, rtp.conf, 1 server", dead("line 1: turn:a.example?transport=tcp"),
      "0 errors, 1 warning", at: now),
    LintReportCase(
      "turn-server=turn://1699913600%3Ax:p@a.example:80\n", "f: GStreamer properties, 1 server",
      dead("line 1: turn:(hidden)@a.example:80"), "0 errors, 1 warning", at: now),
    LintReportCase(
      "turnURL=1699913600:p@192.0.2.7:80\n", "f: Kurento, WebRtcEndpoint.conf.ini, 1 server",
      dead("line 1: turn:192.0.2.7:80"), "0 errors, 1 warning", at: now),
    LintReportCase(
      "a = RTCIceServer(\"turn:a.example\", \"1699913600:x\", \"p\")",
      "f: aiortc, Python, 1 server",
      dead("line 1: turn:a.example"), "0 errors, 1 warning", at: now),
    LintReportCase(
      "config.iceServers.emplace_back(\"a.example\", 80, \"1699999999:x\", \"p\");",
      "f: libdatachannel, C++, 1 server",
      dead(
        "line 1: turn:a.example:80?transport=udp", "less than an hour", date: "2023-11-14 at 22:13"),
      "0 errors, 1 warning", at: now),
    // Names that say nothing of a time.
    LintReportCase(
      """
      [{"urls": ["turn:a"], "username": "1234567890", "credential": "p"},
       {"urls": ["turn:b"], "username": "16999136000:x", "credential": "p"},
       {"urls": ["turn:c"], "username": "1699913600x", "credential": "p"},
       {"urls": ["turn:d"], "username": "x:1699913600", "credential": "p"}]
      """, "f: a list of ICE servers, JSON, 4 servers", clean, at: now),
    // A secret of which Galene makes a login of a day.
    LintReportCase(
      #"[{"urls": ["turn:a"], "username": "1699913600:x", "credential": "s", "credentialType": "hmac-sha1"}]"#,
      "f: a list of ICE servers, JSON, 1 server", clean, at: now),
    // STUN servers ask for none.
    LintReportCase(
      #"[{"urls": ["stun:a"], "username": "1699913600:x", "credential": "p"}]"#,
      "f: a list of ICE servers, JSON, 1 server", clean, at: now),
    LintReportCase(
      #"[{"urls": ["turn:a"], "username": "1699913600:x", "credential": "p"}]"#,
      "f: a list of ICE servers, JSON, 1 server", clean, at: nil),
  ])
  func `are told once, with the day on which they ended`(file: LintReportCase) throws {
    try file.expectReport()
  }
}
