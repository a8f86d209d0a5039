/// Answers to STUN requests, put together by hand (RFC 8489 §5).
enum STUNReply {
  static let allocate: UInt8 = 3
  static let refresh: UInt8 = 4

  static func method(of request: [UInt8]) -> UInt8 { request.count > 1 ? request[1] : 0 }

  static func success(to request: [UInt8], _ attributes: [UInt8] = []) -> [UInt8] {
    message(0x01, method(of: request), id(of: request), attributes)
  }

  static func failure(to request: [UInt8], _ code: Int, _ attributes: [UInt8] = []) -> [UInt8] {
    let error = attribute(0x0009, [0, 0, UInt8(code / 100), UInt8(code % 100)])
    return message(0x01, method(of: request) | 0x10, id(of: request), error + attributes)
  }

  static func message(
    _ first: UInt8, _ second: UInt8, _ id: [UInt8], _ attributes: [UInt8]
  ) -> [UInt8] {
    [first, second] + number(attributes.count) + [0x21, 0x12, 0xA4, 0x42] + id + attributes
  }

  static func id(of request: [UInt8]) -> [UInt8] { Array(request.dropFirst(8).prefix(12)) }

  static func attribute(_ type: UInt16, _ value: [UInt8]) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
    return number(Int(type)) + number(value.count) + value + padding
  }

  /// XOR-MAPPED-ADDRESS: 127.0.0.1:4000.
  static let mapped = attribute(0x0020, [0, 1, 0x2E, 0xB2, 0x5E, 0x12, 0xA4, 0x43])
  /// XOR-MAPPED-ADDRESS: this port of 203.0.113.7.
  static func mapped(_ port: UInt16) -> [UInt8] {
    attribute(0x0020, [0, 1] + number(Int(port ^ 0x2112)) + [0xEA, 0x12, 0xD5, 0x45])
  }

  /// XOR-RELAYED-ADDRESS: 127.0.0.1:4000.
  static let relayed = attribute(0x0016, [0, 1, 0x2E, 0xB2, 0x5E, 0x12, 0xA4, 0x43])
  /// LIFETIME: 600 seconds.
  static let lifetime = attribute(0x000D, [0, 0, 2, 0x58])

  static func realm(_ text: String) -> [UInt8] { attribute(0x0014, Array(text.utf8)) }
  static func nonce(_ text: String) -> [UInt8] { attribute(0x0015, Array(text.utf8)) }

  /// ALTERNATE-SERVER: this port of 127.0.0.1.
  static func alternate(_ port: UInt16) -> [UInt8] {
    attribute(0x8023, [0, 1] + number(Int(port)) + [127, 0, 0, 1])
  }

  private static func number(_ value: Int) -> [UInt8] {
    [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }
}
