import RelayKit
import TestSupport
import Testing

@Suite(.pitfall(.addressSyntax)) struct ServerURITests {
  @Test(arguments: [
    Good("stun:stun.relay.metered.ca:80", "stun", "stun.relay.metered.ca", 80, .udp),
    Good("stun:a.example", "stun", "a.example", 3478, .udp),
    Good("stuns:a.example", "stuns", "a.example", 5349, .tls),
    Good("turn:a.example", "turn", "a.example", 3478, .udp),
    Good("turn:a.example:80", "turn", "a.example", 80, .udp),
    Good("turn:a.example:80?transport=udp", "turn", "a.example", 80, .udp),
    Good("turn:a.example:80?transport=tcp", "turn", "a.example", 80, .tcp),
    Good("turns:a.example:443?transport=tcp", "turns", "a.example", 443, .tls),
    Good("turns:a.example", "turns", "a.example", 5349, .tls),
    Good("turns:a.example?transport=udp", "turns", "a.example", 5349, .dtls),
    Good("TURN:A.Example:80?TRANSPORT=TCP", "turn", "A.Example", 80, .tcp),
    Good("turn:192.0.2.1:443", "turn", "192.0.2.1", 443, .udp),
    Good("turn:[2001:db8::1]:443", "turn", "2001:db8::1", 443, .udp),
    Good("turn:[::ffff:192.0.2.1]", "turn", "::ffff:192.0.2.1", 3478, .udp),
    Good("turn:localhost:1", "turn", "localhost", 1, .udp),
    Good("turn:a_b-c.example.:65535", "turn", "a_b-c.example.", 65535, .udp),
  ])
  func `reads an address`(row: Good) throws {
    let uri = try ServerURI(parsing: row.text)
    #expect(uri.scheme.rawValue == row.scheme)
    #expect(uri.host == row.host)
    #expect(uri.port == row.port)
    #expect(uri.transport == row.transport)
  }

  @Test(
    arguments: [
      ("", .noScheme), ("a.example", .noScheme),
      ("HTTP:a.example", .unknownScheme("HTTP")), (" turn:a.example", .unknownScheme(" turn")),
      ("a.example:80", .unknownScheme("a.example")), (":80", .unknownScheme("")),
      ("turn://a.example", .slashes(.turn)), ("stun://u:p@a.example", .userInfo),
      ("turn:user:password@a.example:80", .userInfo), ("turn:user@a.example", .userInfo),
      ("user:password@a.example", .userInfo), ("password@a.example:80", .userInfo),
      ("turn:a.example?x@y", .userInfo), ("turn:user:p@\u{301}a.example", .userInfo),
      ("turn:", .badHost("")), ("turn::80", .badHost(":80")), ("turn:?transport=udp", .badHost("")),
      ("turn:a b", .badHost("a b")), ("turn:a.example/x", .badHost("a.example/x")),
      ("turn:a%41.example", .badHost("a%41.example")),
      ("turn:bücher.example", .badHost("bücher.example")),
      ("turn:a..example", .badHost("a..example")), ("turn:.", .badHost(".")),
      ("turn:2001:db8::1", .badHost("2001:db8::1")),
      ("turn:[2001:db8::1", .badHost("[2001:db8::1")),
      ("turn:[a.example]:80", .badHost("[a.example]:80")), ("turn:[]:80", .badHost("[]:80")),
      ("turn:[1:2]", .badHost("[1:2]")), ("turn:[::1::]:1", .badHost("[::1::]:1")),
      ("turn:[fe80::1%25eth0]", .badHost("[fe80::1%25eth0]")), ("turn:[::1]x", .badHost("[::1]x")),
      ("turn:[::1]80", .badHost("[::1]80")), ("turn:a\u{0}b", .badHost("a\u{0}b")),
      ("turn:[fe80::1]:80", .linkLocal("fe80::1")), ("stun:[febf::9]", .linkLocal("febf::9")),
      ("turn:a.example:", .badPort("")), ("turn:a.example:0", .badPort("0")),
      ("turn:a.example:65536", .badPort("65536")), ("turn:a.example:+80", .badPort("+80")),
      ("turn:a.example:٨٠", .badPort("٨٠")), ("turn:a.example:80 ", .badPort("80 ")),
      ("stun:a.example?transport=udp", .queryOnSTUN("transport=udp")),
      ("stuns:a.example?", .queryOnSTUN("")),
      ("turn:a.example?", .badQuery("")),
      ("turn:a.example?transport=tls", .badQuery("transport=tls")),
      ("turn:a.example?transport=udp&x=1", .badQuery("transport=udp&x=1")),
    ] as [(String, ServerURIError)])
  func `refuses what is none, and says why`(text: String, error: ServerURIError) {
    #expect(throws: error) { try ServerURI(parsing: text) }
  }

  @Test func `refuses names longer than the DNS allows`() {
    let label = String(repeating: "a", count: 63)
    let name = [label, label, label, String(label.dropLast(2))].joined(separator: ".")
    #expect(throws: Never.self) { try ServerURI(parsing: "turn:\(name)") }
    #expect(throws: ServerURIError.badHost(name + "a")) { try ServerURI(parsing: "turn:\(name)a") }
    #expect(throws: ServerURIError.badHost("a" + label)) {
      try ServerURI(parsing: "turn:a\(label)")
    }
  }

  @Test(
    arguments: [
      (.noScheme, "no scheme: expected stun:, stuns:, turn: or turns:"),
      (.unknownScheme("ht\u{1B}p"), "scheme ht?p: expected stun, stuns, turn or turns"),
      (.slashes(.turn), "// after turn: write it without (RFC 7065 §3.1)"),
      (.userInfo, "a user before the host: give it as username and credential (RFC 7065 §3.1)"),
      (.badHost("a b"), "host \"a b\" is not a name or an address"),
      (
        .linkLocal("fe80::1"),
        "fe80::1 is link-local: it means nothing without a device, which a URL cannot name; "
          + "use a global address or a name"
      ),
      (.badHost("user:pass:word"), "host \"user:(hidden)\" is not a name or an address"),
      (
        .badHost("a?\u{301}user=ann"), "host \"a?\u{301}user=(hidden)\" is not a name or an address"
      ),
      (.badHost("2001:db8::1"), "host \"2001:db8::1\" is not a name or an address"),
      (.badPort("65536"), "port \"65536\" is not 1 to 65535"),
      (.badPort("password"), "port \"(hidden)\" is not 1 to 65535"),
      (
        .queryOnSTUN("user=ann"), "?user=(hidden) on stun: browsers refuse it (RFC 7064 §3.1)"
      ),
      (.badQuery("password=x"), "?password=(hidden): expected ?transport=udp or ?transport=tcp"),
      (.queryOnSTUN("transport=udp"), "?transport=udp on stun: browsers refuse it (RFC 7064 §3.1)"),
      (.badQuery("x"), "?x: expected ?transport=udp or ?transport=tcp"),
    ] as [(ServerURIError, String)])
  func `says what is wrong and what would be right`(error: ServerURIError, text: String) {
    #expect(error.displayText().text == text)
  }

  @Test(
    arguments: [
      .unknownScheme("k3ys3cret"), .badHost("K3YS3CRET.example"), .badPort("k3y%733cret"),
      .queryOnSTUN("k=k3ys3cret"), .badQuery("k=k3ys3cret"),
    ] as [ServerURIError])
  func `quotes no secret`(error: ServerURIError) {
    let text = error.displayText(hiding: Redaction(key: Secret("k3ys3cret"))).text
    #expect(text.contains("(key)") && !text.lowercased().contains("cret"))
  }

  struct Good: CustomTestStringConvertible {
    var text: String
    var scheme: String
    var host: String
    var port: UInt16
    var transport: Transport
    var testDescription: String { text }

    init(_ text: String, _ scheme: String, _ host: String, _ port: UInt16, _ transport: Transport) {
      self.text = text
      self.scheme = scheme
      self.host = host
      self.port = port
      self.transport = transport
    }
  }
}
