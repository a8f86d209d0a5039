import RelayKit
import TestSupport
import Testing

/// What stands in an export at all, whoever reads it.
@Suite(.acceptance(.export)) struct ExportTests {
  private static let wanted = ICEServer(
    urls: ["turn:a"], username: Secret("u"), credential: Secret("p"))

  @Test func `loads back to the same servers`() throws {
    let odd = Secret("\u{0}\u{1F}\"\\/ e\u{301} \u{E9} \u{1F30D} \r\n +/=")
    let servers = [
      ICEServer(
        urls: ["turn:[2001:db8::1]:80"], urlsWereArray: true, username: odd, credential: odd),
      ICEServer(urls: ["stun:a", "stuns:b"], urlsWereArray: true),
    ]
    let loaded = try ICEServer.list(parsing: Export(of: servers, as: .standard).bytes)
    #expect(loaded == servers)
    #expect(loaded[0].username.map { Array($0.revealed.utf8) } == Array(odd.revealed.utf8))
  }

  @Test(arguments: [
    "", "dtls", "{credential}", "null", "7", "http://a.example", "turn://a.example", "turn:",
    "turn:u:p@a.example", "turn:a b", "turn:a.example:0", "turn:a.example:65536",
    "turn:a.example?transport=sctp", "stun:a.example?transport=udp", " stun:a.example",
  ])
  func `leaves out what is no URL of a server, for a browser would refuse the whole`(url: String) {
    var mixed = Self.wanted
    mixed.urls = [url, "turn:a", url]
    let export = Export(of: [mixed], as: .standard)
    #expect(export.bytes == Export(of: [Self.wanted], as: .standard).bytes)
    #expect(export.omissions.count == 2)
    #expect(export.omissions.allSatisfy { !$0.reason.isEmpty })
  }

  @Test(
    arguments: [(nil, nil), ("u", nil), (nil, "p"), ("", "p"), ("u", "")] as [(String?, String?)])
  func `leaves out relays without credentials, but no STUN server`(
    username: String?, credential: String?
  ) {
    let server = ICEServer(
      urls: ["turn:a", "stun:a", "turns:a"], username: username.map { Secret($0) },
      credential: credential.map { Secret($0) })
    let export = Export(of: [server], as: .standard)
    #expect(export.servers.map(\.url) == ["stun:a"])
    #expect(
      export.omissions == [
        ExportOmission(url: "turn:a", reason: "its username or credential is missing"),
        ExportOmission(url: "turns:a", reason: "its username or credential is missing"),
      ])
  }

  @Test func `names a server once`() {
    let export = Export(of: [Self.wanted, Self.wanted], as: .standard)
    #expect(export.servers.map(\.url) == ["turn:a"])
    #expect(export.omissions == [ExportOmission(url: "turn:a", reason: "it is there already")])
  }

  @Test(arguments: [[], [ICEServer(urls: ["x"])]])
  func `is empty where nothing is left`(servers: [ICEServer]) {
    let export = Export(of: servers, as: .standard)
    #expect(export.isEmpty)
    #expect(String(decoding: export.bytes, as: UTF8.self) == "{\n  \"iceServers\": []\n}\n")
  }

  @Test(
    arguments: [
      ([], ""), ([("a", "x")], "left out a: x"),
      ([("a", "x"), ("b", "x")], "left out 2 URLs: x"),
      ([("a", "x"), ("b", "y")], "left out 2 URLs"),
    ] as [([(DisplayText, DisplayText)], String)])
  func `sums up what was left out`(_ pairs: [(DisplayText, DisplayText)], _ text: String) {
    let omissions = pairs.map { ExportOmission(url: $0.0, reason: $0.1) }
    #expect(omissions.summary.text == text)
  }

  @Test(
    arguments: [
      ("obs", "a\"b", "OBS takes \" and \\ as they stand, where a field must escape them"),
      ("obs", "a\\b", "OBS takes \" and \\ as they stand, where a field must escape them"),
      ("obs", "a\u{E9}", "its name or password is not ASCII, which HTTP's fields are kept to"),
      ("whip", "a\u{E9}", "its name or password is not ASCII, which HTTP's fields are kept to"),
      (
        "whip", "a\n",
        "its name or password holds a control character, which this format cannot write"
      ),
      ("kurento", "a@b", "Kurento reads user:password@address as it stands"),
      ("kurento", "a;b", "Kurento reads user:password@address as it stands"),
      ("frigate", "a${B}", "the go2rtc inside Frigate puts a variable in the place of ${NAME}"),
    ])
  func `leaves out a name or password that would be read as another`(
    name: String, odd: String, reason: String
  ) throws {
    let format = try #require(ExportFormat.named(name))
    for (username, credential) in [(odd, "p"), ("u", odd)] {
      let login = ExportServer.Login(username: Secret(username), credential: Secret(credential))
      let export = Export(of: [ExportFixture.relay("turn:192.0.2.1", login)], as: format)
      #expect(export.isEmpty && export.omissions.map(\.reason.text) == [reason])
    }
  }

  @Test func `lets a name hold a colon for Kurento, and no password`() throws {
    let format = try #require(ExportFormat.named("kurento"))
    let export = { (username: String, credential: String) in
      let login = ExportServer.Login(username: Secret(username), credential: Secret(credential))
      return Export(of: [ExportFixture.relay("turn:192.0.2.1", login)], as: format)
    }
    #expect(
      String(decoding: export("17:ann", "p/+%?=").bytes, as: UTF8.self)
        == "turnURL=17:ann:p/+%?=@192.0.2.1:3478?transport=udp\n")
    #expect(
      export("ann", "p:w").omissions.map(\.reason)
        == ["Kurento takes what stands before a colon for the name"])
  }

  @Test func `has nothing that go2rtc puts a variable in the place of`() throws {
    let login = ExportServer.Login(username: Secret("${HOME}"), credential: Secret("$${PATH}$"))
    let format = try #require(ExportFormat.named("go2rtc"))
    let export = Export(
      of: [ExportFixture.relay("turn:a", login)], as: format, notes: ["left out ${HOME}"])
    let text = String(decoding: export.bytes, as: UTF8.self)
    #expect(try text.firstMatch(of: Regex(#"\$\{([^}{]+)\}"#)) == nil, "\(text)")
    #expect(text.contains(#"username: "\u0024{HOME}""#), "\(text)")
  }
}
