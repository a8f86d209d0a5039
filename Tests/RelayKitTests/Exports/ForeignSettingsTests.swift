import RelayKit
import Testing

/// What tells somebody's configuration from an export.
@Suite struct ForeignSettingsTests {
  @Test(arguments: ExportFormat.all)
  func `are in no export, whatever it holds`(format: ExportFormat) {
    for login in [ExportFixture.tame, ExportFixture.quoted, ExportFixture.nasty] {
      for servers in [ExportFixture.service(login), ExportFixture.odd(login)] {
        for policy in ICETransportPolicy.allCases {
          let export = Export(
            of: servers, as: format, policy: policy, notes: ["ICE servers of us: by turntop"],
            time: 1_767_000_000)
          let settings = ForeignSettings(in: export.bytes)
          let text = String(decoding: export.bytes, as: UTF8.self)
          #expect(settings.count == 0, "\(text)")
          #expect(settings.isNone || export.isEmpty, "\(text)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("", 0), ("# a: comment\n; another = one\n", 0),
      ("general: {\n  configs_folder = \"/etc/janus\";\n}\nnat: {\n  turn_port = 80;\n}\n", 2),
      ("PUBLIC_URL=https://meet.example\nTURN_HOST=a.example\nTURN_PORT=80\n", 1),
      ("server_name: a.example\nlisteners:\n  - port: 8008\nturn_uris: [\"turn:a\"]\n", 2),
      ("services:\n  turn: {image: coturn, restart: always}\n", 4),
      ("[general]\nrtpstart=10000\nrtpend=20000\nturnaddr=a.example:80\n", 2),
      ("{\"iceServers\": [], \"port\": 3000, \"name\": \"a: b\"}", 1),
    ])
  func `are what no export has`(text: String, count: Int) {
    #expect(ForeignSettings(in: Array(text.utf8)).count == count)
  }

  /// What has no setting may be somebody's all the same.
  @Test(
    arguments: [
      "old\n", "VirtualHost \"a.example\"\nexternal_services = {\n  \"stun:a\"\n}\n",
      "#include \"rtp_custom.conf\"\nturnaddr=a.example\n",
      "server {\n  listen 80;\n  return 301 stun:a.example;\n}\n",
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END PRIVATE KEY-----\n",
      "stun:a.example\nremember to ask Bob\n", "# a list of what is to be done\n",
      "username: ann\npassword: none\n", "stun:a.example\n\u{4E2D}\u{6587}\n",
    ])
  func `are not all that makes a file somebody's`(text: String) {
    let settings = ForeignSettings(in: Array(text.utf8))
    #expect(!settings.isNone)
    #expect(settings.count == 0 && settings.displayText == "other text")
  }

  @Test(arguments: [
    "", " \n\n", "stun:old\n", "# by hand\nice_servers:\n  - urls: [\"stun:a.example\"]\n",
  ])
  func `are none in what is blank or an export`(text: String) {
    #expect(ForeignSettings(in: Array(text.utf8)).isNone)
  }

  @Test func `are not looked for in what is longer than any export`() {
    let long = Array(repeating: Array("stun:a.example\n".utf8), count: 70_000).flatMap(\.self)
    #expect(!ForeignSettings(in: long).isNone)
  }
}
