import Crypto
import STUN

/// Makes nonces that need no memory: a time, and a code over it that binds it to one client.
///
/// ```
/// 0000003c 5f1d0c7be4a29638      the second it was made, then the code
/// ```
struct NonceMint: Sendable {
  private let secret: SymmetricKey
  private let lifetime: Duration

  /// A mint whose nonces are valid for `lifetime`.
  init(secret: [UInt8], lifetime: Duration) {
    self.secret = SymmetricKey(data: secret)
    self.lifetime = lifetime
  }

  func nonce(for client: TransportAddress, now: Duration) -> [UInt8] {
    let time = Self.hex(UInt32(clamping: now.components.seconds))
    return time + code(over: time, client)
  }

  /// Whether this mint made the nonce, for this client, and not too long ago.
  func isValid(_ nonce: [UInt8], for client: TransportAddress, now: Duration) -> Bool {
    let time = Array(nonce.prefix(8))
    guard let made = UInt32(String(decoding: time, as: UTF8.self), radix: 16) else { return false }
    return nonce == time + code(over: time, client) && now < .seconds(made) + lifetime
  }

  private func code(over time: [UInt8], _ client: TransportAddress) -> [UInt8] {
    let subject = time + Array(client.description.utf8)
    let code = HMAC<SHA256>.authenticationCode(for: subject, using: secret)
    return code.prefix(8).flatMap { Self.hex($0) }
  }

  private static func hex<Number: FixedWidthInteger & UnsignedInteger>(
    _ number: Number
  ) -> [UInt8] {
    let digits = String(number, radix: 16)
    let width = Number.bitWidth / 4
    return Array((String(repeating: "0", count: width - digits.count) + digits).utf8)
  }
}
