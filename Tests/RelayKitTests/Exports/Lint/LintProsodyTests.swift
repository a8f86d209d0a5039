import Testing

/// What is read of Prosody's configuration, and what is none of its servers.
@Suite struct LintProsodyTests {
  private static let clean = LintReportCase.clean

  @Test(arguments: [
    // Tables of other modules have hosts too.
    LintReportCase(
      """
      sql = { driver = "MySQL", host = "localhost", username = "p", password = "s" }
      ldap = { host = "ldap.example" }
      http_upload = { type = "http", host = "up.example" }
      external_services = {
        { type = "turn", host = "a.example", port = 3478, username = "u", password = "p" };
      }
      ldap2 = { host = "ldap.example" }
      """, "f: Prosody, Lua, 1 server", clean),
    // A type tells of a server wherever its table stands; so does the list without a type.
    LintReportCase(
      """
      local relay = { type = "turns", host = "a.example", port = 80, transport = "tcp" }
      local mapped = { type = "stun", host = "numb.viagenie.ca" }
      external_services = { relay, mapped,
        { host = "b.example", username = "u", password = "" },
      }
      """, "f: Prosody, Lua, 3 servers",
      """
      error: line 1: turns:a.example:80?transport=tcp: its username or credential is missing: \
      browsers refuse the whole list [missing-credentials]
      """,
      """
      error: line 1: turns:a.example:80?transport=tcp: TLS on port 80, where plain TURN listens: \
      it is 443 that speaks TLS [turns-on-80]
      """,
      "error: line 2: stun:numb.viagenie.ca: Viagénie has switched it off [dead-relay]",
      """
      error: line 4: turn:b.example: its username or credential is missing: browsers refuse the \
      whole list [missing-credentials]
      """, "4 errors, 0 warnings"),
    // Another module's secret is none of the relays'.
    LintReportCase(
      """
      Component "muc.example"
        component_secret = "c"
      external_services = { { type = "turn", host = "a.example" } }
      """, "f: Prosody, Lua, 1 server",
      """
      error: line 3: turn:a.example: its username or credential is missing: browsers refuse the \
      whole list [missing-credentials]
      """, "1 error, 0 warnings"),
    // The host of all that name none; what is an expression is not known.
    LintReportCase(
      """
      external_service_host = "numb.viagenie.ca"
      external_service_secret = "s"
      external_services = {
        { type = "turn", transport = "udp", secret = true };
        { type = "turn", host = os.getenv("TURN"), port = 1, secret = true };
        { type = "turn", host = "a.example", port = turn_port, secret = true };
      }
      """, "f: Prosody, Lua, 2 servers",
      "error: line 1: turn:numb.viagenie.ca?transport=udp: Viagénie has switched it off [dead-relay]",
      "1 error, 0 warnings"),
    // mod_turncredentials, as Jitsi had it.
    LintReportCase(
      """
      turncredentials_secret = "s"
      turncredentials = { { type = "stun", host = "a.example" }, { type = "turn", host = "a.example" } }
      """, "f: Prosody, Lua, 2 servers", clean),
  ])
  func `counts tables as servers by their type or their list`(file: LintReportCase) throws {
    try file.expectReport()
  }

  @Test(arguments: [
    LintReportCase(
      """
      VirtualHost "a.example"
        turn_external_host = "turn.a.example"
        turn_external_secret = "s"
        turn_external_port = 3478
        turn_external_tcp = true
      """, "f: Prosody, Lua, 1 server", clean),
    LintReportCase(
      """
      turn_external_host = "numb.viagenie.ca"
      turn_external_secret = os.getenv("TURN_SECRET")
      turn_external_port = 99999
      turn_external_tls_port = 80
      """, "f: Prosody, Lua, 2 servers",
      """
      error: line 1: turn:numb.viagenie.ca:99999?transport=udp: port "99999" is not 1 to 65535 [port]
      """,
      """
      error: line 1: turns:numb.viagenie.ca:80?transport=tcp: TLS on port 80, where plain TURN \
      listens: it is 443 that speaks TLS [turns-on-80]
      """,
      """
      error: line 1: turns:numb.viagenie.ca:80?transport=tcp: Viagénie has switched it off \
      [dead-relay]
      """, "3 errors, 0 warnings"),
    LintReportCase(
      "turn_external_host = \"a.example\" -- turn_external_secret = \"s\"\n",
      "f: Prosody, Lua, 1 server",
      """
      error: line 1: turn:a.example?transport=udp: turn_external_secret is missing: Prosody offers \
      none of its servers without [missing-credentials]
      """, "1 error, 0 warnings"),
    LintReportCase(
      "turn_external_host = \"a.example\"\nturn_external_secret = \"\"\n",
      "f: Prosody, Lua, 1 server",
      """
      error: line 1: turn:a.example?transport=udp: turn_external_secret is missing: Prosody offers \
      none of its servers without [missing-credentials]
      """, "1 error, 0 warnings"),
    // It may stand in a file of its own.
    LintReportCase(
      "turn_external_host = \"a.example\"\nInclude \"secrets.cfg.lua\"\n",
      "f: Prosody, Lua, 1 server", clean),
    // An option of a virtual host goes before that of the whole server.
    LintReportCase(
      """
      turn_external_port = 99999
      turn_external_secret = "s"
      VirtualHost "a.example"
        turn_external_host = "turn.a.example"
        turn_external_port = 443
      VirtualHost "b.example"
        turn_external_host = "turn.b.example"
        turn_external_port = 53
        turn_external_secret = ""
      """, "f: Prosody, Lua, 2 servers",
      """
      error: line 7: turn:turn.b.example:53?transport=udp: turn_external_secret is missing: Prosody \
      offers none of its servers without [missing-credentials]
      """, "1 error, 0 warnings"),
    // Without a host it is the virtual host's own name.
    LintReportCase(
      "turn_external_secret = \"s\"\nVirtualHost \"numb.viagenie.ca\"\n",
      "f: Prosody, Lua, 1 server",
      "error: line 2: turn:numb.viagenie.ca?transport=udp: Viagénie has switched it off [dead-relay]",
      "1 error, 0 warnings"),
    LintReportCase(
      "turn_external_host = \"a.example\"\nturn_external_secret = \"s\"\n",
      "f: Prosody, Lua, 1 server, mode 0644: readable by its owner and its group and everybody",
      """
      error: others can read its secrets: chmod 600 closes it to them [readable-by-others]
      """, "1 error, 0 warnings; --fix mends 1", mode: 0o644),
  ])
  func `reads the options of mod_turn_external`(file: LintReportCase) throws {
    try file.expectReport()
  }
}
