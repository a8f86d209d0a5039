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
          let count = ForeignSettings(in: export.bytes).count
          #expect(count == 0, "\(String(decoding: export.bytes, as: UTF8.self))")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("", 0), ("old\n", 0), ("# a: comment\n; another = one\n", 0),
      ("general: {\n  configs_folder = \"/etc/janus\";\n}\nnat: {\n  turn_port = 80;\n}\n", 2),
      ("PUBLIC_URL=https://meet.example\nTURN_HOST=a.example\nTURN_PORT=80\n", 1),
      ("server_name: a.example\nlisteners:\n  - port: 8008\nturn_uris: [\"turn:a\"]\n", 2),
      ("services:\n  turn: {image: coturn, restart: always}\n", 3),
      ("[general]\nrtpstart=10000\nrtpend=20000\nturnaddr=a.example:80\n", 2),
      ("{\"iceServers\": [], \"port\": 3000, \"name\": \"a: b\"}", 1),
    ])
  func `are what no export has`(text: String, count: Int) {
    #expect(ForeignSettings(in: Array(text.utf8)).count == count)
  }
}
