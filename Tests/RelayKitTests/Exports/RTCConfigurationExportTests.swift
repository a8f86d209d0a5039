import RelayKit
import Testing

@Suite struct RTCConfigurationExportTests {
  @Test func `writes what a browser takes, in the natural order`() {
    let servers = [
      ICEServer(urls: ["stun:stun.example:80"]),
      ICEServer(
        urls: ["turn:a.example:80?transport=tcp"], username: Secret("e13b"),
        credential: Secret("a+/b=")),
      ICEServer(
        urls: ["turn:a.example", "turns:a.example"], urlsWereArray: true, username: Secret("u"),
        credential: Secret("p")),
      ICEServer(urls: ["turn:b.example"], urlsWereArray: true),
    ]
    #expect(
      text(of: servers) == """
        {
          "iceServers": [
            {
              "urls": "stun:stun.example:80"
            },
            {
              "urls": "turn:a.example:80?transport=tcp",
              "username": "e13b",
              "credential": "a+/b="
            },
            {
              "urls": ["turn:a.example", "turns:a.example"],
              "username": "u",
              "credential": "p"
            },
            {
              "urls": ["turn:b.example"]
            }
          ]
        }

        """)
  }

  @Test func `escapes what JSON demands, and nothing else`() {
    let server = ICEServer(urls: ["a\"\\/\u{8}\n\u{1B}\u{7F}\u{E9}e\u{301}\u{2028}\u{1F30D}"])
    #expect(
      text(of: [server]) == """
        {
          "iceServers": [
            {
              "urls": "a\\"\\\\/\\u0008\\u000a\\u001b\u{7F}\u{E9}e\u{301}\u{2028}\u{1F30D}"
            }
          ]
        }

        """)
  }

  @Test func `loads back to the same servers`() throws {
    let odd = Secret("\u{0}\u{1F}\"\\/ e\u{301} \u{E9} \u{1F30D} \r\n +/=")
    let servers = [
      ICEServer(urls: [odd.revealed], username: odd, credential: odd),
      ICEServer(urls: ["turn:a", odd.revealed], urlsWereArray: true),
      ICEServer(urls: ["turn:a"], urlsWereArray: true, username: Secret("")),
    ]
    let loaded = try ICEServer.list(parsing: RTCConfigurationExport.document(for: servers))
    #expect(loaded == servers)
    #expect(Array(loaded[0].urls[0].utf8) == Array(odd.revealed.utf8))
  }

  @Test func `leaves out an entry that has no URL`() {
    let servers = [
      ICEServer(urls: ["{credential}"], isMalformed: true), ICEServer(urls: ["turn:a"]),
    ]
    #expect(text(of: servers) == text(of: [ICEServer(urls: ["turn:a"])]))
  }

  @Test func `writes an empty list of nothing`() {
    #expect(text(of: []) == "{\n  \"iceServers\": []\n}\n")
  }

  private func text(of servers: [ICEServer]) -> String {
    String(decoding: RTCConfigurationExport.document(for: servers), as: UTF8.self)
  }
}
