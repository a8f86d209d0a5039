import STUN
import TestSupport
import Testing

@Suite(.pitfall(.redirection)) struct RedirectionTests {
  @Test(arguments: [
    ("198.51.100.1", "198.51.100.2", true),
    ("198.51.100.1", "10.0.0.2", false),
    ("198.51.100.1", "127.0.0.1", false),
    ("198.51.100.1", "169.254.169.254", false),
    ("198.51.100.1", "100.64.0.1", false),
    ("198.51.100.1", "224.0.0.1", false),
    ("198.51.100.1", "0.0.0.0", false),
    ("198.51.100.1", "2001:db8::1", false),
    ("10.0.0.1", "192.168.1.1", true),
    ("10.0.0.1", "127.0.0.1", false),
    ("10.0.0.1", "198.51.100.2", true),
    ("127.0.0.1", "127.0.0.2", true),
    ("127.0.0.1", "10.0.0.1", false),
    ("2001:db8::1", "2001:db8::2", true),
    ("2001:db8::1", "::1", false),
    ("2001:db8::1", "::ffff:127.0.0.1", false),
    ("2001:db8::1", "fd00::1", false),
    ("2001:db8::1", "64:ff9b::8.8.8.8", true),
    ("2001:db8::1", "64:ff9b::10.0.0.1", false),
    ("2001:db8::1", "64:ff9b:1::8.8.8.8", false),
    ("2001:db8::1", "2002:7f00:1::1", false),
    ("::1", "::ffff:127.0.0.1", true),
    ("0.0.0.0", "0.0.0.0", false),
  ])
  func `goes from one address to the other, or not`(from: String, to: String, goes: Bool) throws {
    var redirection = Redirection(from: try address(from))
    let next = Alternate(server: try address(to, port: 5349))
    #expect(((try? redirection.follow(next)) != nil) == goes)
    #expect(redirection.hops == (goes ? 1 : 0))
  }

  @Test func `follows twice and no more`() throws {
    let servers = try (1...4).map { try address("198.51.100.\($0)") }
    var redirection = Redirection(from: servers[0])
    try redirection.follow(Alternate(server: servers[1]))
    try redirection.follow(Alternate(server: servers[2]))
    #expect(throws: RedirectionFault.tooMany(2, next: servers[3])) {
      try redirection.follow(Alternate(server: servers[3]))
    }
    #expect(redirection.trail == Array(servers[..<3]))
  }

  @Test func `does not go where it has been`() throws {
    let (first, second) = (try address("198.51.100.1"), try address("198.51.100.2"))
    var redirection = Redirection(from: first)
    #expect(throws: RedirectionFault.loop(first)) {
      try redirection.follow(Alternate(server: first))
    }
    try redirection.follow(Alternate(server: second))
    #expect(throws: RedirectionFault.loop(first)) {
      try redirection.follow(Alternate(server: first))
    }
  }

  @Test(
    arguments: [
      ("198.51.100.2", 0), ("0.0.0.0", 5349), ("224.0.0.1", 5349), ("255.255.255.255", 5349),
      ("127.0.0.1", 0), ("::", 5349),
    ] as [(String, UInt16)])
  func `does not go where no server can be`(ip: String, port: UInt16) throws {
    let server = try address(ip, port: port)
    var redirection = Redirection(from: try address("198.51.100.1"))
    #expect(throws: RedirectionFault.noAddress(server)) {
      try redirection.follow(Alternate(server: server))
    }
  }

  /// A private network is judged by the first server, not by one on the way.
  @Test func `does not come home by a detour`() throws {
    var redirection = Redirection(from: try address("198.51.100.1"))
    try redirection.follow(Alternate(server: try address("198.51.100.2")))
    let home = try address("192.168.0.1")
    #expect(throws: RedirectionFault.unreachable(home)) {
      try redirection.follow(Alternate(server: home))
    }
  }
}

private func address(_ text: String, port: UInt16 = 3478) throws -> TransportAddress {
  TransportAddress(ip: try #require(IPAddress(text)), port: port)
}
