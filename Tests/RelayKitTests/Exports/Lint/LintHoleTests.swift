import Testing

/// Servers of which a part is put in when a program runs or a template is filled in.
@Suite struct LintHoleTests {
  private static let clean = LintReportCase.clean

  private static let none = [
    "warning: no server is written out in it: check that it holds them, under the names that are "
      + "read [no-servers]", "0 errors, 1 warning",
  ]

  @Test(arguments: [
    LintReportCase(
      """
      external_service_secret = "s"
      external_services = {
          { type = "turn", host = "{{ turn_host }}", port = {{ turn_port }}, secret = true },
          { type = "stun", host = "{{ stun_host }}" },
      }
      """, named: "a.cfg.lua", "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      """
      turn_external_host = "{{ $TURN_HOST }}"
      turn_external_secret = "{{ .Env.SECRET }}"
      """, "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      """
      external_services = {
        {{- range $hostIndex, $host := $TURN_HOSTS -}}
        { type = "turn", host = "{{ $host }}", port = {{ $TURN_PORT }}, secret = true }
        {{- end -}}
      };
      VirtualHost "{{ $XMPP_DOMAIN }}"
      """, named: "a.cfg.lua", "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      "turn_external_host = \"${TURN_HOST}\"\nturn_external_secret = \"s\"\n",
      "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      "external_services = { { type = \"stun\", host = \"$STUN\" } }\n",
      "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      "turn_external_host = \"turn.@domain@\"\nturn_external_secret = \"@secret@\"\n",
      "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      "turn_external_secret = \"s\"\nVirtualHost \"@DOMAIN@\"\n",
      "f: Prosody, Lua, no servers", none[0], none[1]),
    LintReportCase(
      "external_services = { { type = \"{{ kind }}\", host = \"a.example\" } }\n",
      "f: Prosody, Lua, no servers", none[0], none[1]),
    // What else is known of it is judged.
    LintReportCase(
      """
      external_services = {
        { type = "turn", host = "numb.viagenie.ca", port = "${PORT}", transport = "{{ t }}",
          secret = true } }
      """, "f: Prosody, Lua, 1 server",
      "error: line 2: turn:numb.viagenie.ca: Viagénie has switched it off [dead-relay]",
      "1 error, 0 warnings"),
    LintReportCase(
      "nat: {\n  stun_server = \"stun.@domain@\";\n}\n", named: "janus.jcfg",
      "f: Janus, libconfig, no servers", none[0], none[1]),
  ])
  func `are not known where their host is filled in`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      #"""
      let s = RTCIceServer(urlStrings: ["turn:\(host):3478?transport=udp"], username: u, credential: p)
      let t = RTCIceServer(urlStrings: ["stun:\(host)", "stun:\(a(b))"])
      let f = RTCIceServer(urlStrings: [String(format: "turn:%@:%d", h, n)], username: u, credential: p)
      """#, named: "a.swift", "f: libwebrtc, Swift, 4 servers", clean),
    LintReportCase(
      #"let s = RTCIceServer(urlStrings: ["stun:\(a["b"])", "turn:\(a"])"#,
      "f: libwebrtc, Swift, 1 server", clean),
    LintReportCase(
      """
      var a = webrtc.ICEServer{URLs: []string{fmt.Sprintf("stun:%s:%d", host, port)}}
      var b = webrtc.ICEServer{URLs: []string{fmt.Sprintf("turn:%v:%d?transport=%s", h, n, t)}, Username: u, Credential: p}
      var c = webrtc.ICEServer{URLs: []string{fmt.Sprintf("stun:%s", a), fmt.Sprintf("stun:%s", b)}}
      """, "f: Pion, Go, 4 servers", clean),
    LintReportCase(
      """
      var a = webrtc.ICEServer{
        URLs: []string{fmt.Sprintf("turn:%s:%d", h, n), "turn:a.example"}, Username: u, Credential: p}
      var b = webrtc.ICEServer{URLs: []string{"turn:b.example", fmt.Sprintf("turn:%s:%d", h, n)}}
      """, "f: Pion, Go, 4 servers",
      """
      error: line 3: turn:b.example: its username or credential is missing: relays serve nobody \
      without [missing-credentials]
      """,
      """
      error: line 3: turn:%s:(hidden): its username or credential is missing: relays serve nobody \
      without [missing-credentials]
      """, "2 errors, 0 warnings"),
    LintReportCase(
      """
      a = RTCIceServer(urls="turn:%s:3478" % host, username=u, credential=p)
      b = RTCIceServer(urls="stun:%(host)s:3478" % cfg)
      """, "f: aiortc, Python, 2 servers", clean),
    LintReportCase(
      "val d = PeerConnection.IceServer.builder(String.format(\"turn:%1$s:%2$d\", h, n))"
        + ".setUsername(u).setPassword(p).createIceServer()",
      "f: libwebrtc, Java or Kotlin, 1 server", clean),
    LintReportCase(
      "char url[99]; snprintf(url, 99, \"stun:%s:%ld\", host, port);\n",
      "f: text with server URLs, 1 server", clean),
    // The rest of it is judged.
    LintReportCase(
      #"""
      let s = RTCIceServer(urlStrings: ["stun:\(host)?transport=udp", "turn:\(host):99999"])
      let t = RTCIceServer(urlStrings: [String(format: "turn://%@", a), String(format: "turn:%@?x=1", b)],
        username: u, credential: p)
      """#, "f: libwebrtc, Swift, 4 servers",
      """
      error: line 1: stun:\\(hidden)?transport=udp: ?transport=udp on stun: browsers refuse it (RFC \
      7064 §3.1) [stun-query]
      """, "error: line 1: turn:\\(hidden): port \"99999\" is not 1 to 65535 [port]",
      "error: line 2: turn:(hidden)@: // after turn: write it without (RFC 7065 §3.1) [slashes]",
      """
      error: line 2: turn:(hidden)@?x=1: ?x=(hidden): expected ?transport=udp or ?transport=tcp \
      [query]
      """, "4 errors, 0 warnings"),
    LintReportCase(
      "var a = webrtc.ICEServer{URLs: []string{fmt.Sprintf(\"turn:%s:%s@%s:80\", u, p, h)}}",
      "f: Pion, Go, 1 server",
      """
      error: line 1: turn:(hidden)@%s:80: a user before the host: give it as username and \
      credential (RFC 7065 §3.1) [login-in-url]
      """, "1 error, 0 warnings"),
    LintReportCase(
      "var a = webrtc.ICEServer{URLs: []string{fmt.Sprintf(\"turn:%s:80\", h)}}",
      "f: Pion, Go, 1 server",
      """
      error: line 1: turn:%s:80: its username or credential is missing: relays serve nobody \
      without [missing-credentials]
      """, "1 error, 0 warnings"),
    // An encoded byte is no mark.
    LintReportCase(
      "stun:%da.example\n", "f: URLs, a line each, 1 server",
      "error: line 1: stun:%da.example: host \"%da.example\" is not a name or an address [host]",
      "1 error, 0 warnings"),
    LintReportCase(
      "{\"iceServers\": [{\"urls\": [\"turn:{{ host }}:{{ port }}\", \"turn:{{ host }}:x\"], "
        + "\"username\": \"u\", \"credential\": \"p\"}]}", named: "a.json.j2",
      "f: RTCConfiguration, JSON, 2 servers",
      "error: entry 1: turn:{{…}}:(hidden): port \"(hidden)\" is not 1 to 65535 [port]",
      "1 error, 0 warnings"),
    LintReportCase(
      "{\"iceServers\": [{\"urls\": [\"turn:{{ host }}:x\"], "
        + "\"username\": \"u\", \"credential\": \"p\"}]}",
      "f: RTCConfiguration, JSON, 1 server",
      "error: entry 1: turn:{{…}}:(hidden): port \"(hidden)\" is not 1 to 65535 [port]",
      "1 error, 0 warnings"),
  ])
  func `are judged by what is written out of their URLs`(file: LintReportCase) throws {
    try file.expectReport()
  }
}
