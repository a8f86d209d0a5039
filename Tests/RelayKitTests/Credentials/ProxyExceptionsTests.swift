import RelayKit
import Testing

@Suite struct ProxyExceptionsTests {
  @Test(arguments: [
    ("a.example", "a.example", true), ("a.example", "b.a.example", true),
    (".a.example", "a.example", true), (".a.example", "b.a.example", true),
    ("a.example.", "a.example", true), ("A.Example", "a.eXample", true),
    ("a.example", "ba.example", false), ("a.example", "a.example.org", false),
    ("example", "a.example", true), ("*", "anything", true), ("*,b", "anything", false),
    ("*.example", "a.example", false), ("", "a.example", false), (" , ,", "a.example", false),
    ("x,a.example y", "a.example", true), ("x a.example", "a.example", true),
    ("a.example:443", "a.example", true), ("a.example:80", "a.example", false),
    ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.10", false),
    ("[2001:db8::1]", "2001:db8::1", true), ("2001:db8::1", "2001:db8::1", true),
    ("[2001:db8::1]:443", "2001:db8::1", true), ("[2001:db8::1]:80", "2001:db8::1", false),
    (".", "a.example", false), (".a.example:443", "b.a.example", true),
    (".a.example:80", "b.a.example", false), ("*.example:443", "a.example", false),
  ])
  func `exempts hosts as curl does`(list: String, host: String, isExempt: Bool) {
    #expect(ProxyExceptions(parsing: list).cover(host: host, port: 443) == isExempt)
  }
}
