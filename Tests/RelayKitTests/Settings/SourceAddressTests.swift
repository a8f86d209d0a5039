import STUN
import Testing

@testable import RelayKit

/// The address of this host that everything is to be sent from.
@Suite struct SourceAddressTests {
  @Test(arguments: ["127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1"])
  func `is one of IPv4 however it is written`(text: String) throws {
    #expect(try SourceAddress(text).ip == IPAddress(127, 0, 0, 1))
  }

  /// The system binds to some of these, and then sends from where it likes.
  @Test(arguments: ["0.0.0.0", "::", "::ffff:0.0.0.0", "224.0.0.1", "255.255.255.255"])
  func `is none that no host has`(text: String) throws {
    let ip = try #require(IPAddress(text)).unmapped
    #expect(throws: SettingsError.foreignSource(ip)) { try SourceAddress(text) }
  }

  @Test(arguments: ["fe80::1%eth0", "127.0.0.1:80", "localhost", ""])
  func `is no text that is not an address`(text: String) {
    #expect(throws: SettingsError.badSource(text)) { try SourceAddress(text) }
  }
}
