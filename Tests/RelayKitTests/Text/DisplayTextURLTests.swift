import RelayKit
import Testing

@Suite struct DisplayTextURLTests {
  @Test(arguments: [
    ("turn:a.example:80", "turn:a.example:80"),
    ("turn:user:password@a.example", "turn:(hidden)@a.example"),
    ("turn://user:p@ss@a.example:80", "turn:(hidden)@a.example:80"),
    ("turn:user:pa/s?s@a.example", "turn:(hidden)@a.example"),
    ("TURNS:user@a.example", "TURNS:(hidden)@a.example"),
    ("user:password@a.example", "(hidden)@a.example"),
    ("password@a.example:80", "(hidden)@a.example:80"),
    ("turn:password@\u{301}a.example", "turn:(hidden)@\u{301}a.example"),
    ("@a.example", "@a.example"), ("", ""), ("turn:a\u{1B}", "turn:a?"),
  ])
  func `hides a user and a password that stand in a URL`(url: String, shown: String) {
    #expect(DisplayText(url: url).text == shown)
  }

  @Test(arguments: [
    ("turn:user:password", "turn:user:(hidden)"), ("turn:a.example:65536", "turn:a.example:65536"),
    ("turn:a.example:123456", "turn:a.example:(hidden)"),
    ("turn://a.example:x?y=z", "turn://a.example:(hidden)?y=(hidden)"),
    ("turn:user:pass:word", "turn:user:(hidden)"), ("turn:2001:db8::1", "turn:2001:db8::1"),
    ("turn:[2001:db8::1]:80", "turn:[2001:db8::1]:80"),
    ("turn:[2001:db8::1]:pass", "turn:[2001:db8::1]:(hidden)"),
    ("turn:a?transport=udp", "turn:a?transport=udp"), ("stun:a?", "stun:a?"),
    ("turn:a?transport=udp&user=ann", "turn:a?transport=udp&user=(hidden)"),
    ("turn:a?transport=password", "turn:a?transport=(hidden)"), ("turn:a?xy", "turn:a?xy"),
    ("turn:a?password", "turn:a?(hidden)"), ("turn:a?p=(key)", "turn:a?p=(key)"),
    ("turn:a.example/password", "turn:a.example/(hidden)"),
    ("turn:a.example:80/", "turn:a.example:80/"),
    ("turn:a.example#password", "turn:a.example#(hidden)"),
    ("turn:user:\u{301}password", "turn:user:(hidden)"),
    ("turn:a?\u{301}user=\u{301}ann", "turn:a?\u{301}user=(hidden)"),
    ("turn:\u{301}user:password", "turn:\u{301}user:(hidden)"),
    ("https://a.example:80/x?y=z", "https://a.example:80/x?y=z"),
  ])
  func `hides what may be a login where none belongs`(url: String, shown: String) {
    #expect(DisplayText(url: url).text == shown)
  }

  @Test func `hides secrets wherever they stand, before it cuts the URL short`() {
    let secrets = Redaction(key: Secret("k3ys3cret"))
    #expect(
      DisplayText(url: "turn:a?k=K3ys%33cret&l=k3ys3cret", hiding: secrets)
        == "turn:a?k=(key)&l=(key)")
    let long = "turn:" + String(repeating: "a", count: 505) + "k3ys3cret"
    #expect(!DisplayText(url: long, hiding: secrets).text.contains("k3"))
  }
}
