import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.secrets)) struct SecretTests {
  @Test func `shows itself in no description, dump or mirror`() {
    let secret = Secret("correct-horse-battery")
    let holder = ICEServer(urls: ["turn:a.example"], username: secret, credential: secret)
    var dumped = ""
    dump(holder, to: &dumped)
    dump(secret, to: &dumped)
    let shown = [
      "\(secret)", String(describing: secret), String(reflecting: secret),
      "\(holder)", String(reflecting: holder), "\([secret])", "\(Optional(secret) as Any)", dumped,
    ]
    for text in shown {
      #expect(!text.contains("horse"))
    }
    #expect("\(secret)" == "(secret)")
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test(arguments: [
    ("0123456789abcdef", "..cdef"), ("0123456789abcde", "set"), ("", "set"),
    ("0123456789abcd\u{1B}\u{202E}", "..cd??"),
  ])
  func `hints at the last four characters of a long key alone`(key: String, hint: String) {
    #expect(Secret(key).hint.text == hint)
  }

  @Test func `equals another by its content`() {
    #expect(Secret("a") == Secret("a"))
    #expect(Secret("a") != Secret("b"))
    #expect(Secret("a").revealed == "a")
  }
}
