import STUN
import Testing

@Suite struct AttributeTableTests {
  /// The rows of IANA's registry of STUN attributes for RFC 8489, 8656 and, in part, 5780.
  @Test func `has the registered number and name of every attribute of STUN and TURN`() {
    #expect(
      AttributeTable.names == [
        0x0001: "MAPPED-ADDRESS",
        0x0006: "USERNAME",
        0x0008: "MESSAGE-INTEGRITY",
        0x0009: "ERROR-CODE",
        0x000A: "UNKNOWN-ATTRIBUTES",
        0x000C: "CHANNEL-NUMBER",
        0x000D: "LIFETIME",
        0x0012: "XOR-PEER-ADDRESS",
        0x0013: "DATA",
        0x0014: "REALM",
        0x0015: "NONCE",
        0x0016: "XOR-RELAYED-ADDRESS",
        0x0017: "REQUESTED-ADDRESS-FAMILY",
        0x0018: "EVEN-PORT",
        0x0019: "REQUESTED-TRANSPORT",
        0x001A: "DONT-FRAGMENT",
        0x001C: "MESSAGE-INTEGRITY-SHA256",
        0x001D: "PASSWORD-ALGORITHM",
        0x001E: "USERHASH",
        0x0020: "XOR-MAPPED-ADDRESS",
        0x0022: "RESERVATION-TOKEN",
        0x8000: "ADDITIONAL-ADDRESS-FAMILY",
        0x8001: "ADDRESS-ERROR-CODE",
        0x8002: "PASSWORD-ALGORITHMS",
        0x8003: "ALTERNATE-DOMAIN",
        0x8004: "ICMP",
        0x8022: "SOFTWARE",
        0x8023: "ALTERNATE-SERVER",
        0x8028: "FINGERPRINT",
        0x802B: "RESPONSE-ORIGIN",
        0x802C: "OTHER-ADDRESS",
      ])
  }
}
