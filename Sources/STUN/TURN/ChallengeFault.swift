/// Why a challenge cannot be met.
package enum ChallengeFault: Error, Hashable, Sendable {
  /// REALM or NONCE, by its name.
  case missing(String)
  /// A realm or a nonce of this many bytes.
  case tooLong(Int)
  case malformed(DecodeError)
  /// The nonce announces PASSWORD-ALGORITHMS, which is not there: a sign of a bid-down attack.
  case withoutAlgorithms
  /// None of these numbers is one of an algorithm known here.
  case unknownAlgorithms([UInt16])
}

extension ChallengeFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let name):
      "the challenge has no \(name), so no credentials can be offered; the server is at fault"
    case .tooLong(let count):
      "the challenge has a value of \(count) bytes where \(Challenge.longestValue) are allowed: "
        + "the server is at fault; use another URL, or tell its operator"
    case .malformed(let error):
      "the challenge cannot be read: \(error)"
    case .withoutAlgorithms:
      "the nonce announces PASSWORD-ALGORITHMS, which is missing: someone on the way may want a "
        + "weaker hash"
    case .unknownAlgorithms(let numbers):
      "the server takes only password algorithms that are not known here: "
        + numbers.map(\.hex).joined(separator: ", ")
    }
  }
}
