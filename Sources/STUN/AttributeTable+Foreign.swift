extension AttributeTable {
  /// IANA's name of an attribute, be it spoken here or not; `nil` where none is registered.
  package static func registeredName(of type: UInt16) -> String? {
    names[type] ?? foreignNames[type]
  }

  /// The registered attributes of other protocols than STUN and TURN, for showing alone.
  private static let foreignNames: [UInt16: String] = [
    0x001B: "ACCESS-TOKEN",
    0x0024: "PRIORITY",
    0x0025: "USE-CANDIDATE",
    0x0026: "PADDING",
    0x0027: "RESPONSE-PORT",
    0x002A: "CONNECTION-ID",
    0x8025: "TRANSACTION_TRANSMIT_COUNTER",
    0x8027: "CACHE-TIMEOUT",
    0x8029: "ICE-CONTROLLED",
    0x802A: "ICE-CONTROLLING",
    0x802D: "ECN-CHECK STUN",
    0x802E: "THIRD-PARTY-AUTHORIZATION",
    0x8030: "MOBILITY-TICKET",
    0xC000: "CISCO-STUN-FLOWDATA",
    0xC001: "ENF-FLOW-DESCRIPTION",
    0xC002: "ENF-NETWORK-STATUS",
    0xC057: "GOOG-NETWORK-INFO",
    0xC058: "GOOG-LAST-ICE-CHECK-RECEIVED",
    0xC059: "GOOG-MISC-INFO",
    0xC05A: "GOOG-OBSOLETE-1",
    0xC05B: "GOOG-CONNECTION-ID",
    0xC05C: "GOOG-DELTA",
    0xC05D: "GOOG-DELTA-ACK",
    0xC060: "GOOG-MESSAGE-INTEGRITY-32",
    0xC070: "DTLS-IN-STUN",
    0xC071: "DTLS-IN-STUN-ACKNOWLEDGEMENT",
  ]
}
