import STUN

/// Why a request is not granted, and what the answer says besides.
struct Refusal: Error, Equatable {
  var error: ErrorCode
  /// The attributes that a 420 lists (RFC 8489 §14.13).
  var unknownAttributes: [UInt16] = []
  /// Whether the answer carries REALM and NONCE, for the client to try with.
  var isChallenge = false

  init(_ error: ErrorCode) {
    self.error = error
  }

  /// 420, for attributes that must be understood and are not.
  init(unknown attributes: [UInt16]) {
    error = .unknownAttribute
    unknownAttributes = attributes
  }

  static func challenge(_ error: ErrorCode) -> Refusal {
    var refusal = Refusal(error)
    refusal.isChallenge = true
    return refusal
  }
}
