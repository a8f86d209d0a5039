import Testing

/// IANA's registry of STUN parameters, its single numbers, as of 2026.
///
/// The text is pion's copy in CSV (CC0-1.0); ranges, which name nothing, are left out.
enum IANARegistry {
  /// A registered number, its name and the documents that gave it.
  struct Row: Sendable, CustomTestStringConvertible {
    let number: Int
    let name: String
    let reference: String

    var testDescription: String { "\(number) \(name)" }
    var isReserved: Bool { name.hasPrefix("Reserved") || name == "Unassigned" }

    /// Whether one of these RFCs gave the number.
    func isOf(_ documents: String...) -> Bool {
      documents.contains { reference.contains("[\($0)]") }
    }
  }

  /// The registry of methods.
  static let methods = rows(
    """
    0x000,Reserved,[RFC5389]
    0x001,Binding,[RFC5389]
    0x002,Reserved; was SharedSecret,[RFC5389]
    0x003,Allocate,[RFC5766]
    0x004,Refresh,[RFC5766]
    0x005,Unassigned,
    0x006,Send,[RFC5766]
    0x007,Data,[RFC5766]
    0x008,CreatePermission,[RFC5766]
    0x009,ChannelBind,[RFC5766]
    0x00A,Connect,[RFC6062]
    0x00B,ConnectionBind,[RFC6062]
    0x00C,ConnectionAttempt,[RFC6062]
    """)

  /// The registry of attributes.
  static let attributes = rows(
    """
    0x0000,Reserved,[RFC8489]
    0x0001,MAPPED-ADDRESS,[RFC8489]
    0x0002,Reserved; was RESPONSE-ADDRESS prior to [RFC5389],[RFC8489]
    0x0003,Reserved; was CHANGE-REQUEST prior to [RFC5389],[RFC5780][RFC Errata 4233]
    0x0004,Reserved; was SOURCE-ADDRESS prior to [RFC5389],[RFC8489]
    0x0005,Reserved; was CHANGED-ADDRESS prior to [RFC5389],[RFC8489]
    0x0006,USERNAME,[RFC8489]
    0x0007,Reserved; was PASSWORD prior to [RFC5389],[RFC8489]
    0x0008,MESSAGE-INTEGRITY,[RFC8489]
    0x0009,ERROR-CODE,[RFC8489]
    0x000A,UNKNOWN-ATTRIBUTES,[RFC8489]
    0x000B,Reserved; was REFLECTED-FROM prior to [RFC5389],[RFC8489]
    0x000C,CHANNEL-NUMBER,[RFC8656]
    0x000D,LIFETIME,[RFC8656]
    0x0010,Reserved (was BANDWIDTH),[RFC8656]
    0x0011,Reserved,
    0x0012,XOR-PEER-ADDRESS,[RFC8656]
    0x0013,DATA,[RFC8656]
    0x0014,REALM,[RFC8489]
    0x0015,NONCE,[RFC8489]
    0x0016,XOR-RELAYED-ADDRESS,[RFC8656]
    0x0017,REQUESTED-ADDRESS-FAMILY,[RFC8656]
    0x0018,EVEN-PORT,[RFC8656]
    0x0019,REQUESTED-TRANSPORT,[RFC8656]
    0x001A,DONT-FRAGMENT,[RFC8656]
    0x001B,ACCESS-TOKEN,[RFC7635]
    0x001C,MESSAGE-INTEGRITY-SHA256,[RFC8489]
    0x001D,PASSWORD-ALGORITHM,[RFC8489]
    0x001E,USERHASH,[RFC8489]
    0x0020,XOR-MAPPED-ADDRESS,[RFC8489]
    0x0021,Reserved (was TIMER-VAL),[RFC8656]
    0x0022,RESERVATION-TOKEN,[RFC8656]
    0x0023,Reserved,
    0x0024,PRIORITY,[RFC8445]
    0x0025,USE-CANDIDATE,[RFC8445]
    0x0026,PADDING,[RFC5780]
    0x0027,RESPONSE-PORT,[RFC5780]
    0x002A,CONNECTION-ID,[RFC6062]
    0x0030,Reserved,
    0x8000,ADDITIONAL-ADDRESS-FAMILY,[RFC8656]
    0x8001,ADDRESS-ERROR-CODE,[RFC8656]
    0x8002,PASSWORD-ALGORITHMS,[RFC8489]
    0x8003,ALTERNATE-DOMAIN,[RFC8489]
    0x8004,ICMP,[RFC8656]
    0x8022,SOFTWARE,[RFC8489]
    0x8023,ALTERNATE-SERVER,[RFC8489]
    0x8024,Reserved,
    0x8025,TRANSACTION_TRANSMIT_COUNTER,[RFC7982]
    0x8026,Reserved,
    0x8027,CACHE-TIMEOUT,[RFC5780]
    0x8028,FINGERPRINT,[RFC8489]
    0x8029,ICE-CONTROLLED,[RFC8445]
    0x802A,ICE-CONTROLLING,[RFC8445]
    0x802B,RESPONSE-ORIGIN,[RFC5780]
    0x802C,OTHER-ADDRESS,[RFC5780]
    0x802D,ECN-CHECK STUN,[RFC6679]
    0x802E,THIRD-PARTY-AUTHORIZATION,[RFC7635]
    0x802F,Unassigned,
    0x8030,MOBILITY-TICKET,[RFC8016]
    0xC000,CISCO-STUN-FLOWDATA,[Dan_Wing]
    0xC001,ENF-FLOW-DESCRIPTION,[Pål_Erik_Martinsen]
    0xC002,ENF-NETWORK-STATUS,[Pål_Erik_Martinsen]
    0xC057,GOOG-NETWORK-INFO,[Jonas_Oreland]
    0xC058,GOOG-LAST-ICE-CHECK-RECEIVED,[Jonas_Oreland]
    0xC059,GOOG-MISC-INFO,[Jonas_Oreland]
    0xC05A,GOOG-OBSOLETE-1,[Jonas_Oreland]
    0xC05B,GOOG-CONNECTION-ID,[Jonas_Oreland]
    0xC05C,GOOG-DELTA,[Jonas_Oreland]
    0xC05D,GOOG-DELTA-ACK,[Jonas_Oreland]
    0xC060,GOOG-MESSAGE-INTEGRITY-32,[Jonas_Oreland]
    0xC070,DTLS-IN-STUN,[Philipp_Hancke]
    0xC071,DTLS-IN-STUN-ACKNOWLEDGEMENT,[Philipp_Hancke]
    """)

  /// The registry of error codes.
  static let errorCodes = rows(
    """
    300,Try Alternate,[RFC5389]
    400,Bad Request,[RFC5389]
    401,Unauthorized,[RFC5389]
    402,Unassigned,
    403,Forbidden,[RFC5766]
    404,Unassigned,
    405,Mobility Forbidden,[RFC8016]
    420,Unknown Attribute,[RFC5389]
    437,Allocation Mismatch,[RFC5766]
    438,Stale Nonce,[RFC5389]
    439,Unassigned,
    440,Address Family not Supported,[RFC6156]
    441,Wrong Credentials,[RFC5766]
    442,Unsupported Transport Protocol,[RFC5766]
    443,Peer Address Family Mismatch,[RFC6156]
    446,Connection Already Exists,[RFC6062]
    447,Connection Timeout or Failure,[RFC6062]
    486,Allocation Quota Reached,[RFC5766]
    487,Role Conflict,[RFC8445]
    500,Server Error,[RFC5389]
    508,Insufficient Capacity,[RFC5766]
    """)

  private static func rows(_ csv: String) -> [Row] {
    csv.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let number = number(fields[0]) else { return nil }
      return Row(number: number, name: String(fields[1]), reference: String(fields[2]))
    }
  }

  private static func number(_ text: Substring) -> Int? {
    text.hasPrefix("0x") ? Int(text.dropFirst(2), radix: 16) : Int(text)
  }
}
