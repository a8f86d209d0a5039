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

  @Test func `hides secrets wherever they stand, before it cuts the URL short`() {
    let secrets = Redaction(key: Secret("k3ys3cret"))
    #expect(
      DisplayText(url: "turn:a?k=K3ys%33cret&l=k3ys3cret", hiding: secrets)
        == "turn:a?k=(key)&l=(key)")
    let long = "turn:" + String(repeating: "a", count: 505) + "k3ys3cret"
    #expect(!DisplayText(url: long, hiding: secrets).text.contains("k3"))
  }
}
