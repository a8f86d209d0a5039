import RelayKit
import Testing

@Suite struct HTTPProxyTests {
  @Test(arguments: [
    Row("http://proxy.example:3128", "proxy.example", 3128),
    Row("HTTP://proxy.example:3128/", "proxy.example", 3128),
    Row("proxy.example:3128", "proxy.example", 3128),
    Row("proxy.example", "proxy.example", 1080),
    Row("http://[::1]:3128", "::1", 3128),
    Row("http://user:p%40ss@proxy.example:3128", "proxy.example", 3128, "user", "p@ss"),
    Row("http://user:a:b@c@proxy.example:1", "proxy.example", 1, "user", "a:b@c"),
    Row("user@proxy.example:1", "proxy.example", 1, "user", ""),
    Row("http://u%:%zz@proxy.example:1", "proxy.example", 1, "u%", "%zz"),
  ])
  func `reads an address`(row: Row) throws {
    let proxy = try HTTPProxy(parsing: row.text)
    #expect(proxy.host == row.host)
    #expect(proxy.port == row.port)
    #expect(proxy.user?.revealed == row.user)
    #expect(proxy.password?.revealed == row.password)
    #expect(proxy.displayName.text == "\(row.host):\(row.port)")
  }

  @Test(
    arguments: [
      ("socks5://a:1", .scheme("socks5")), ("https://a:1", .scheme("https")),
      ("http://", .badAddress("http://")), ("http://user:secret@", .badAddress("")),
      ("http://a:b", .badAddress("http://a:b")), ("http://a:0", .badAddress("http://a:0")),
      ("http://:80", .badAddress("http://:80")), ("http://[::1", .badAddress("http://[::1")),
      ("http://[a]:80", .badAddress("http://[a]:80")),
      ("http://a b:1", .badAddress("http://a b:1")),
      ("http://user:sec/ret@a:1", .badAddress("a:1")),
      ("http://user:1/ret@a:1", .badAddress("a:1")),
      ("http://user:sec?ret@a:1", .badAddress("(hidden)")),
      ("http://user:1#ret@a:1", .badAddress("(hidden)")),
      ("user:sec://ret@a:1", .badAddress("a:1")), ("user:sec/r@et@a:b", .badAddress("a:b")),
      ("http://user:secret@\u{301}a:1", .badAddress("\u{301}a:1")),
    ] as [(String, HTTPProxyError)])
  func `refuses what is no HTTP proxy`(text: String, error: HTTPProxyError) {
    #expect(throws: error) { try HTTPProxy(parsing: text) }
  }

  @Test func `says what would be right`() {
    #expect(
      HTTPProxyError.scheme("socks5").displayText
        == "HTTPS_PROXY of scheme socks5 is not supported: expected http://HOST:PORT")
    #expect(
      HTTPProxyError.badAddress("a\u{1B}").displayText
        == """
        HTTPS_PROXY address "a?": expected http://HOST:PORT, \
        and / ? # @ within a user or a password percent-encoded
        """)
  }

  @Test(
    arguments: [
      ("https://a.example", nil, nil, false), ("https://a.example", "", nil, false),
      ("https://a.example", "p:1", nil, true), ("https://a.example", "p:1", "b.example", true),
      ("https://a.example", "p:1", "example", false), ("http://127.0.0.1:80", "p:1", nil, false),
    ] as [(String, String?, String?, Bool)])
  func `is chosen for a service over https that is not exempt`(
    url: String, httpsProxy: String?, noProxy: String?, isChosen: Bool
  ) throws {
    let service = try MeteredService(baseURL: url)
    let proxy = try HTTPProxy.chosen(for: service, httpsProxy: httpsProxy, noProxy: noProxy)
    #expect(proxy == (isChosen ? try HTTPProxy(parsing: "http://p:1") : nil))
  }

  struct Row: CustomTestStringConvertible {
    var text: String
    var host: String
    var port: Int
    var user: String?
    var password: String?
    var testDescription: String { text }

    init(
      _ text: String, _ host: String, _ port: Int, _ user: String? = nil, _ password: String? = nil
    ) {
      self.text = text
      self.host = host
      self.port = port
      self.user = user
      self.password = password
    }
  }
}
