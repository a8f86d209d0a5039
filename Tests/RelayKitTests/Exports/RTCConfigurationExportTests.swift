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
      ICEServer(urls: ["stun:b.example"], urlsWereArray: true),
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
              "urls": ["stun:b.example"]
            }
          ]
        }

        """)
    #expect(RTCConfigurationExport(of: servers).omissions == ExportOmissions())
  }

  @Test func `escapes what JSON demands, and nothing else`() {
    let odd = Secret("a\"\\/\u{8}\n\u{1B}\u{7F}\u{E9}e\u{301}\u{2028}\u{1F30D}")
    #expect(
      text(of: [ICEServer(urls: ["TURN:a"], username: odd, credential: Secret("p"))]) == """
        {
          "iceServers": [
            {
              "urls": "TURN:a",
              "username": "a\\"\\\\/\\u0008\\u000a\\u001b\u{7F}\u{E9}e\u{301}\u{2028}\u{1F30D}",
              "credential": "p"
            }
          ]
        }

        """)
  }

  @Test func `loads back to the same servers`() throws {
    let odd = Secret("\u{0}\u{1F}\"\\/ e\u{301} \u{E9} \u{1F30D} \r\n +/=")
    let servers = [
      ICEServer(urls: ["turn:[2001:db8::1]:80"], username: odd, credential: odd),
      ICEServer(urls: ["stun:a", "stuns:b"], urlsWereArray: true),
      ICEServer(urls: ["stun:a"], urlsWereArray: true, username: Secret("")),
    ]
    let loaded = try ICEServer.list(parsing: RTCConfigurationExport(of: servers).document)
    #expect(loaded == servers)
    #expect(loaded[0].username.map { Array($0.revealed.utf8) } == Array(odd.revealed.utf8))
  }

  @Test(arguments: [
    "", "dtls", "{credential}", "null", "7", "http://a.example", "turn://a.example", "turn:",
    "turn:u:p@a.example", "turn:a b", "turn:a.example:0", "turn:a.example:65536",
    "turn:a.example?transport=sctp", "stun:a.example?transport=udp", " stun:a.example",
  ])
  func `leaves out what is no URL of a server, for a browser would refuse the whole`(url: String) {
    let wanted = ICEServer(
      urls: ["turn:a"], urlsWereArray: true, username: Secret("u"), credential: Secret("p"))
    var servers = [wanted, wanted]
    servers[1].urls = [url]
    let export = RTCConfigurationExport(of: servers)
    #expect(export.document == RTCConfigurationExport(of: [wanted]).document)
    #expect(export.omissions == ExportOmissions(badURLs: 1))
    var mixed = wanted
    mixed.urls = [url, "turn:a", url]
    #expect(RTCConfigurationExport(of: [mixed]).document == export.document)
    #expect(RTCConfigurationExport(of: [mixed]).omissions == ExportOmissions(badURLs: 2))
  }

  @Test(
    arguments: [(nil, nil), ("u", nil), (nil, "p"), ("", "p"), ("u", "")] as [(String?, String?)])
  func `leaves out relays without credentials, but no STUN server`(
    username: String?, credential: String?
  ) {
    let server = ICEServer(
      urls: ["turn:a", "stun:a", "turns:a"], urlsWereArray: true,
      username: username.map { Secret($0) }, credential: credential.map { Secret($0) })
    let export = RTCConfigurationExport(of: [server])
    var rest = server
    rest.urls = ["stun:a"]
    #expect(export.document == RTCConfigurationExport(of: [rest]).document)
    #expect(export.omissions == ExportOmissions(withoutCredentials: 2))
  }

  @Test(
    arguments: [
      (ExportOmissions(), ""), (ExportOmissions(badURLs: 1), "left out 1 bad URL"),
      (ExportOmissions(withoutCredentials: 1), "left out 1 relay without credentials"),
      (
        ExportOmissions(badURLs: 2, withoutCredentials: 3),
        "left out 2 bad URLs and 3 relays without credentials"
      ),
    ] as [(ExportOmissions, String)])
  func `says how many were left out`(omissions: ExportOmissions, text: String) {
    #expect(omissions.displayText.text == text)
  }

  @Test func `writes an empty list of nothing`() {
    #expect(text(of: []) == "{\n  \"iceServers\": []\n}\n")
    #expect(RTCConfigurationExport(of: []).isEmpty)
    #expect(RTCConfigurationExport(of: [ICEServer(urls: ["x"])]).isEmpty)
  }

  private func text(of servers: [ICEServer]) -> String {
    String(decoding: RTCConfigurationExport(of: servers).document, as: UTF8.self)
  }
}
