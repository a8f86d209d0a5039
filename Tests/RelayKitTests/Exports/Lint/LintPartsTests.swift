import Testing

/// Files that name servers in parts, each with what is wrong in them.
@Suite struct LintPartsTests {
  @Test(arguments: [
    LintCase(
      "LiveKit server, YAML",
      "rtc:\n  turn_servers:\n    - host: a.example\n      port: 22\n"
        + "      protocol: tls\n      username: u\n      credential: p\n    - host: b.example\n"
        + "      port: 443\n      protocol: tls\n",
      [
        "line 3: turns:a.example:22?transport=tcp [browser-port]",
        "line 8: turns:b.example:443?transport=tcp [missing-credentials]",
      ]),
    LintCase(
      "LiveKit server, YAML", "rtc:\n  stun_servers: [\"app.metered.live:80\"]\n",
      [
        "line 2: stun:app.metered.live:80 [dashboard-host]"
      ]),
    LintCase(
      "Prosody, Lua",
      """
      external_services = {
        { type = "turn", host = "a.example", port = 25, username = "u", password = "p{}" };
        { type = "turns"; host = "numb.viagenie.ca"; port = 80; transport = "tcp" };
        -- { type = "turn", host = "c.example" };
      }
      """,
      [
        "line 2: turn:a.example:25 [browser-port]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [missing-credentials]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [turns-on-80]",
        "line 3: turns:numb.viagenie.ca:80?transport=tcp [dead-relay]",
      ]),
    LintCase(
      "Prosody, Lua",
      """
      external_service_secret = "s"
      external_services = { { type = "turn", host = "a.example", secret = true } }
      """, []),
    LintCase(
      "Janus, libconfig",
      """
      nat: {
        # turn_port = 99999
        stun_server = "s.example"; stun_port = 0
        turn_server = "a.example"
        turn_port = 22
        turn_type = "tls"
        turn_user = "u"
        turn_pwd = ""
      }
      """,
      [
        "line 3: stun:s.example:0 [port]",
        "line 4: turns:a.example:22?transport=tcp [missing-credentials]",
      ]),
    LintCase(
      "Asterisk, rtp.conf", "[general]\nturnaddr=a.example:70000\nturnusername=u\n",
      [
        "line 2: turn:a.example:70000?transport=tcp [port]"
      ]),
    LintCase(
      "Asterisk, rtp.conf", "[general]\nturnaddr=a.example:22\nturnusername=u\n",
      [
        "line 2: turn:a.example:22?transport=tcp [missing-credentials]"
      ]),
    LintCase(
      "Kurento, WebRtcEndpoint.conf.ini", "turnURL=u:p@192.0.2.7:80?transport=tls\n",
      [
        "line 1: turns:192.0.2.7:80?transport=tcp [turns-on-80]"
      ]),
    LintCase(
      "Kurento, WebRtcEndpoint.conf.ini", "turnURL=192.0.2.7:80\n",
      [
        "line 1: turn:192.0.2.7:80 [missing-credentials]"
      ]),
    LintCase(
      "Jitsi, .env",
      "TURN_HOST=a.example\nTURN_PORT=22\nTURN_TRANSPORT=udp,tcp\n"
        + "TURNS_HOST=b.example\nTURNS_PORT=80\nTURN_CREDENTIALS=shared\n",
      [
        "line 1: turn:a.example:22?transport=udp [browser-port]",
        "line 4: turns:b.example:80 [turns-on-80]",
      ]),
    LintCase(
      "Jitsi, .env", "TURNS_HOST=b.example\nTURN_USERNAME=u\nTURN_PASSWORD=\n",
      [
        "line 1: turns:b.example [missing-credentials]"
      ]),
    LintCase(
      "Asterisk, rtp.conf", "[general]\nstunaddr=s.example:0\n", ["line 2: stun:s.example:0 [port]"]
    ),
    LintCase(
      "Asterisk, rtp.conf",
      "[general]\n;-- turnaddr=b.example\nturnaddr=c.example --;\nstunaddr=numb.viagenie.ca ; old\n",
      ["line 4: stun:numb.viagenie.ca [dead-relay]"]),
    LintCase(
      "Kurento, WebRtcEndpoint.conf.ini",
      "; turnURL=u:p@h\nstunServerAddress=192.0.2.7\nstunServerPort=99999\n",
      ["line 2: stun:192.0.2.7:99999 [port]"]),
    LintCase(
      "Jitsi, .env", "STUN_HOST=s.example\nSTUN_PORT=0\n", ["line 1: stun:s.example:0 [port]"]),
    LintCase(
      "Janus, libconfig",
      """
      nat: { /* turn_server = "t.example"
        turn_port = 3 */ stun_server = "s.example" // stun_port = 3
        stun_port = 0; # stun_port = 4
      }
      """, ["line 2: stun:s.example:0 [port]"]),
    LintCase(
      "LiveKit server, YAML",
      "rtc:\n  stun_servers:\n    - a.example:0\n    - \"numb.viagenie.ca:80\" # - c.example:0\n"
        + "  other:\n    - d.example:0\n",
      ["line 3: stun:a.example:0 [port]", "line 4: stun:numb.viagenie.ca:80 [dead-relay]"]),
    LintCase(
      "LiveKit server, YAML",
      "rtc: {stun_servers: [a.example:0, 'b.example', \"c.example:x\"], tcp_port: 0}",
      ["line 1: stun:a.example:0 [port]", "line 1: stun:c.example:(hidden) [port]"]),
  ])
  func `finds what is wrong with each server, and nothing else`(file: LintCase) throws {
    try file.expectFindings()
  }
}
