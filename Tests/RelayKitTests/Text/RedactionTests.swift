import RelayKit
import Testing

@Suite struct RedactionTests {
  @Test(arguments: [
    ("", ""), ("nothing of it", "nothing of it"), ("a b/c%41+é", "(key)"),
    ("<A B/C%41+é>", "<(key)>"), ("a%20b%2Fc%2541%2B%C3%A9", "(key)"),
    ("a%20b%2fc%2541%2b%c3%a9!", "(key)!"), ("%61%20%62%2f%63%25%34%31%2b%c3%a9", "(key)"),
    ("a b%2Fc%2541+%C3%A9", "(key)"), ("a b/c%41+ea b/c%41+é", "a b/c%41+e(key)"),
    ("a b/c%41+éa b/c%41+é", "(key)(key)"), ("a b/c%41+", "a b/c%41+"), ("%", "%"), ("a%2", "a%2"),
  ])
  func `cuts a key out, however it is written`(text: String, shown: String) {
    #expect(Redaction(key: Secret("a b/c%41+é")).applied(to: text) == shown)
  }

  @Test func `cuts out a user and a password that are long enough to be known again`() {
    let key = Redaction(key: Secret("thekey"))
    let long = ICEServer(urls: [], username: Secret("e13b9c"), credential: Secret("p4ss+w@rd"))
    let short = ICEServer(urls: [], username: Secret("uk"), credential: Secret("short"))
    let text = "thekey e13b9c p4ss%2Bw%40rd uk short"
    #expect(key.adding(long).applied(to: text) == "(key) (hidden) (hidden) uk short")
    #expect(key.adding(short).applied(to: text) == "(key) e13b9c p4ss%2Bw%40rd uk short")
  }

  @Test func `shows all where there is no secret`() {
    #expect(Redaction(key: Secret("")) == .none)
    #expect(Redaction.none.applied(to: "text") == "text")
  }

  @Test func `tells no secret itself`() {
    var dumped = ""
    dump(Redaction(key: Secret("thekey")), to: &dumped)
    #expect(!"\(Redaction(key: Secret("thekey")))\(dumped)".contains("thekey"))
  }
}
