import RelayKit
import Testing

@Suite struct MeteredServiceTests {
  @Test func `stands at the app's name`() throws {
    let service = try MeteredService(app: "My-App")
    #expect(service.baseURL == "https://my-app.metered.live")
    #expect(service.displayURL == "https://my-app.metered.live")
    #expect(service.host == "my-app.metered.live")
    #expect(service.port == 443)
    #expect(service.isSecure)
  }

  @Test(arguments: [
    "", "a.b", "app.metered.live", "https://app.metered.live", "a b", "a/b", "ä", "a_b", "a@b",
    String(repeating: "a", count: 64),
  ])
  func `refuses what is no app's name`(name: String) {
    #expect(throws: MeteredServiceError.self) { try MeteredService(app: name) }
  }

  @Test(arguments: [
    ("a b", "a b"), ("https://user:sec/ret@a", "a"), ("https://a/?apiKey=secret", "https://a/"),
  ])
  func `quotes no secret of what is no app's name`(name: String, quoted: String) {
    #expect(throws: MeteredServiceError.badApp(quoted)) { try MeteredService(app: name) }
  }

  @Test(arguments: [
    ("https://turn.example", "https://turn.example", "turn.example", 443),
    ("HTTPS://Turn.Example:8443/", "https://turn.example:8443", "turn.example", 8443),
    ("https://turn.example/a/b//", "https://turn.example/a/b", "turn.example", 443),
    ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", "2001:db8::1", 8443),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1", 8080),
    ("http://127.9.9.9", "http://127.9.9.9", "127.9.9.9", 80),
    ("http://localhost:1", "http://localhost:1", "localhost", 1),
    ("http://[::1]:8080/", "http://[::1]:8080", "::1", 8080),
    ("http://[::ffff:127.0.0.1]", "http://[::ffff:127.0.0.1]", "::ffff:127.0.0.1", 80),
  ])
  func `takes a base URL`(text: String, baseURL: String, host: String, port: Int) throws {
    let service = try MeteredService(baseURL: text)
    #expect(service.baseURL == baseURL)
    #expect(service.host == host)
    #expect(service.port == port)
    #expect(service.isSecure == baseURL.hasPrefix("https:"))
  }

  @Test(
    arguments: [
      ("", .notAURL("")), ("turn.example", .notAURL("turn.example")),
      ("https://", .notAURL("https://")), ("https://a b", .notAURL("https://a b")),
      ("https://b\u{FC}cher.example", .notAURL("https://b\u{FC}cher.example")),
      ("https://a%2fb", .notAURL("https://a%2fb")), ("https://[::1", .notAURL("https://[::1")),
      ("https://[a]", .notAURL("https://[a]")), ("https://a:0", .notAURL("https://a:0")),
      ("https://a:99999", .notAURL("https://a:99999")),
      ("a/credentials?apiKey=secret", .notAURL("a/credentials")),
      ("user:secret@a", .notAURL("a")),
      ("https://a/?apiKey=secret", .carriesMore("https://a/")),
      ("https://a/#secret", .carriesMore("https://a/")),
      ("https://user:secret@a/", .carriesMore("a/")),
      ("https://user:sec/ret@a/", .carriesMore("a/")),
      ("https://user:1/ret@a/", .carriesMore("a/")),
      ("https://user:sec?ret@a/", .carriesMore("(hidden)")),
      ("https://a/?apiKey=sec@ret", .carriesMore("(hidden)")),
      ("user:sec/ret@a", .notAURL("a")), ("https://a/b c", .notAURL("https://a/b c")),
      ("ftp://a", .scheme("ftp")), ("http://a.example", .plainHTTP("a.example")),
      ("http://128.0.0.1", .plainHTTP("128.0.0.1")), ("http://[::2]", .plainHTTP("::2")),
      ("http://localhost.example", .plainHTTP("localhost.example")),
      ("http://127.0.0.1.example", .plainHTTP("127.0.0.1.example")),
      ("http://0x7f000001", .plainHTTP("0x7f000001")),
    ] as [(String, MeteredServiceError)])
  func `refuses a base URL that is none, or unsafe`(text: String, error: MeteredServiceError) {
    #expect(throws: error) { try MeteredService(baseURL: text) }
  }

  @Test(
    arguments: [
      (
        .badApp("a.b"),
        "app \"a.b\" is not an app's name: give NAME alone of https://NAME.metered.live"
      ),
      (
        .notAURL("a\u{1B}"),
        "base URL \"a?\" is not a URL: expected https://HOST, or http:// and a loopback address"
      ),
      (.scheme("ftp"), "base URL of scheme ftp: expected https"),
      (
        .plainHTTP("a.example"),
        """
        base URL http://a.example would send the key in the clear: \
        use https (http is for loopback addresses alone)
        """
      ),
      (
        .carriesMore("https://a/"),
        """
        base URL https://a/ carries a user, a query or a fragment: \
        give scheme, host and path alone, and the key as TURNTOP_API_KEY
        """
      ),
    ] as [(MeteredServiceError, String)])
  func `says what would be right`(error: MeteredServiceError, text: String) {
    #expect(error.displayText.text == text)
  }

  @Test func `asks for a region with the key escaped`() throws {
    let service = try MeteredService(baseURL: "https://turn.example/x/")
    let region = try #require(Region(named: "us_east"))
    let url = service.credentialsURL(of: region, key: Secret("a+b/c&d=e f%\u{E9}\n~"))
    #expect(
      url.revealed == """
        https://turn.example/x/api/v1/turn/credentials\
        ?apiKey=a%2Bb%2Fc%26d%3De%20f%25%C3%A9%0A~&region=us_east
        """)
    #expect("\(url)" == "(secret)")
  }

  @Test func `asks for the account's default without a region`() throws {
    let service = try MeteredService(app: "app")
    #expect(
      service.credentialsURL(of: .accountDefault, key: Secret("k")).revealed
        == "https://app.metered.live/api/v1/turn/credentials?apiKey=k")
  }
}
