import STUN
import Testing

@Suite struct IPAddressTests {
  /// RFC 4291 §2.2 in, RFC 5952 §4 and §5 out.
  @Test(arguments: [
    ("0.0.0.0", "0.0.0.0"),
    ("192.0.2.1", "192.0.2.1"),
    ("255.255.255.255", "255.255.255.255"),
    ("::", "::"),
    ("::1", "::1"),
    ("1::", "1::"),
    ("2001:db8::1", "2001:db8::1"),
    ("2001:DB8::00A1", "2001:db8::a1"),
    ("2001:db8:0:0:0:0:0:1", "2001:db8::1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("1:0:0:0:0:0:0:0", "1::"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
    ("::ffff:c000:201", "::ffff:192.0.2.1"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ("::1.2.3.4", "::102:304"),
  ])
  func `reads the text forms and writes the canonical one`(text: String, canonical: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.description == canonical)
    #expect(IPAddress(canonical) == address)
    #expect(IPAddress(bytes: address.bytes) == address)
  }

  @Test(arguments: [
    "", " ", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.4.", ".1.2.3.4", "1..2.3", "256.0.0.1",
    "01.2.3.4", "1.2.3.00", "1.2.3.+4", "1.2.3.-4", "1.2.3.0x4", "1.2.3.4 ", "1.2.3.٤",
    ":", ":::", "1", "1:", ":1", "1::2::3", "1:::2", ":1::2", "1::2:", "12345::", "g::", "+1::",
    "-0::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
    "1:2:3:4::5:6:7:8", "1.2.3.4::", "::1.2.3.4:5", "::1.2.3", "::256.1.1.1",
    "1:2:3:4:5:6:7:1.2.3.4",
    "fe80::1%eth0", "2001:db8::/32", "[::1]", "turn.example",
    "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000",
  ])
  func `refuses what is not an address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `knows its bytes in network order`() throws {
    #expect(IPAddress(192, 0, 2, 1).bytes == [192, 0, 2, 1])
    let address = try #require(IPAddress("2001:db8::1"))
    #expect(address.bytes == hex("20010db8 00000000 00000000 00000001"))
    #expect(address.family == .v6)
  }

  @Test(arguments: [0, 3, 5, 15, 17])
  func `is of four or sixteen bytes`(count: Int) {
    #expect(IPAddress(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }

  @Test func `tells families apart that have the same number`() throws {
    let v6 = try #require(IPAddress("::102:304"))
    #expect(v6 != IPAddress(1, 2, 3, 4))
    #expect(v6.unmapped == v6)
    #expect(IPAddress("::ffff:1.2.3.4")?.unmapped == IPAddress(1, 2, 3, 4))
  }

  @Test(arguments: [
    ("0.0.0.0", IPAddress.Scope.unspecified), ("0.0.0.1", .unspecified), ("1.0.0.0", .global),
    ("::", .unspecified),
    ("127.0.0.1", .loopback), ("127.255.255.254", .loopback), ("128.0.0.1", .global),
    ("::1", .loopback), ("::2", .global), ("::ffff:127.0.0.1", .loopback),
    ("169.254.1.1", .linkLocal), ("169.255.1.1", .global),
    ("fe80::1", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .global),
    ("10.1.2.3", .private), ("11.0.0.0", .global), ("9.255.255.255", .global),
    ("172.16.0.1", .private), ("172.31.255.255", .private), ("172.32.0.0", .global),
    ("172.15.255.255", .global), ("192.168.1.1", .private), ("192.169.0.0", .global),
    ("::ffff:10.0.0.1", .private), ("fc00::1", .private), ("fdff::1", .private),
    ("100.64.0.1", .shared), ("100.127.255.255", .shared), ("100.128.0.0", .global),
    ("224.0.0.1", .multicast), ("239.255.255.255", .multicast), ("240.0.0.1", .reserved),
    ("255.255.255.255", .reserved), ("192.0.0.8", .reserved), ("192.0.1.1", .global),
    ("ff02::1", .multicast), ("2001:db8::1", .global), ("8.8.8.8", .global),
  ])
  func `knows how far it reaches`(text: String, scope: IPAddress.Scope) throws {
    let address = try #require(IPAddress(text))
    #expect(address.scope == scope)
    #expect(address.isLoopback == (scope == .loopback))
    #expect(address.isPrivate == (scope == .private))
  }

  /// IANA's registries of special-purpose addresses, as far as they say more than the scope.
  @Test(
    arguments: [
      ("192.0.2.255", .documentation, 5737), ("192.0.3.0", nil, 0),
      ("::ffff:203.0.113.9", .documentation, 5737), ("2001:db8:ffff::1", .documentation, 3849),
      ("2001:db9::", nil, 0), ("3fff:fff::1", .documentation, 9637), ("3fff:1000::", nil, 0),
      ("198.17.255.255", nil, 0), ("198.18.0.0", .laboratory, 2544),
      ("198.19.255.255", .laboratory, 2544), ("198.20.0.0", nil, 0),
      ("2001:2:0:1::", .laboratory, 5180), ("192.88.99.1", .hostless, 7526),
      ("100::1", .hostless, 6666), ("100:0:0:1::5", .hostless, 9780), ("100:0:0:2::", nil, 0),
      ("2001:1f:ffff::", .hostless, 4843), ("2001:2f::", .hostless, 7343),
      ("2001:3f::", .hostless, 9374), ("2001:40::", nil, 0), ("5f00:1::", .hostless, 9602),
      ("192.31.196.1", .anycast, 7535), ("192.52.193.1", .anycast, 7450),
      ("192.175.48.1", .anycast, 7534), ("2001:1::1", .anycast, 7723),
      ("2001:1::2", .anycast, 8155), ("2001:1::3", nil, 0), ("2001:3::9", .anycast, 7450),
      ("2001:4:112::1", .anycast, 7535), ("2620:4f:8000::1", .anycast, 7534),
      ("64:ff9b::192.0.2.33", .translation, 6052), ("64:ff9b:0:0:0:1::", nil, 0),
      ("64:ff9b:1:2::", .translation, 8215), ("64:ff9b:2::", nil, 0),
      ("2001::1", .translation, 4380), ("2002:c000:201::1", .translation, 3056),
      ("8.8.8.8", nil, 0), ("10.0.0.1", nil, 0),
    ] as [(String, IPAddress.Purpose.Kind?, Int)])
  func `knows what it is set aside for`(text: String, kind: IPAddress.Purpose.Kind?, rfc: Int)
    throws
  {
    let purpose = try #require(IPAddress(text)).purpose
    #expect(purpose?.kind == kind && purpose?.rfc ?? 0 == rfc)
  }

  @Test(arguments: [
    ("64:ff9b::8.8.8.8", IPAddress.Scope.global), ("64:ff9b::10.0.0.1", .private),
    ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b:1::8.8.8.8", .private),
    ("2002:808:808::1", .global), ("2002:a00:1::1", .private), ("2002:7f00:1::", .loopback),
    ("2001:0:a00:1::1", .global), ("2600::a00:1", .global), ("10.0.0.1", .private),
  ])
  func `reaches as far as the address that it stands for`(text: String, reach: IPAddress.Scope)
    throws
  {
    #expect(try #require(IPAddress(text)).reach == reach)
  }

  @Test(arguments: [
    ("192.0.2.1", 80, "192.0.2.1:80"), ("2001:db8::1", 65535, "[2001:db8::1]:65535"),
    ("::ffff:192.0.2.1", 0, "[::ffff:192.0.2.1]:0"),
  ])
  func `stands with a port as in a URL`(ip: String, port: UInt16, text: String) throws {
    let address = TransportAddress(ip: try #require(IPAddress(ip)), port: port)
    #expect(address.description == text)
  }
}
