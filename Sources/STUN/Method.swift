/// What a message asks or answers: a number of 12 bits (RFC 8489 §18.2, RFC 8656 §17).
package struct Method: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt16

  /// The method of this number, of which the low 12 bits count.
  package init(rawValue: UInt16) {
    self.rawValue = rawValue & 0x0FFF
  }

  package static let binding = Method(rawValue: 0x001)
  package static let allocate = Method(rawValue: 0x003)
  package static let refresh = Method(rawValue: 0x004)
  package static let send = Method(rawValue: 0x006)
  package static let data = Method(rawValue: 0x007)
  package static let createPermission = Method(rawValue: 0x008)
  package static let channelBind = Method(rawValue: 0x009)
}

extension Method: CustomStringConvertible {
  private static let names: [Method: String] = [
    .binding: "Binding",
    .allocate: "Allocate",
    .refresh: "Refresh",
    .send: "Send",
    .data: "Data",
    .createPermission: "CreatePermission",
    .channelBind: "ChannelBind",
  ]

  package var description: String { Self.names[self] ?? "method \(rawValue.hex)" }
}
