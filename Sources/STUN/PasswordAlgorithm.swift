/// A way to turn a password into a key, and its parameters (RFC 8489 §14.11, §14.12, §18.5).
package struct PasswordAlgorithm: Hashable, Sendable {
  package var number: UInt16
  /// Both algorithms there are so far have none.
  package var parameters: [UInt8]

  package init(number: UInt16, parameters: [UInt8] = []) {
    self.number = number
    self.parameters = parameters
  }

  package init(_ hash: PasswordHash) {
    self.init(number: hash.rawValue)
  }

  /// The hash the algorithm stands for; `nil` where it is not one of those known here.
  package var hash: PasswordHash? { PasswordHash(rawValue: number) }
}

/// The hash that makes a long-term key, by its number as a password algorithm.
package enum PasswordHash: UInt16, Sendable, CaseIterable {
  case md5 = 0x0001
  case sha256 = 0x0002
}

extension ValueCodec where Value == [PasswordAlgorithm] {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |         Algorithm 1           | Algorithm 1 Parameters Length |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                    Algorithm 1 Parameters (variable)
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |         Algorithm 2           | Algorithm 2 Parameters Length |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                    Algorithm 2 Parameters (variable)
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                                                             ...
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  static let algorithms = ValueCodec { value, writer, _ in
    for algorithm in value { writer.append(algorithm) }
  } decode: { reader, _ throws(ValueFault) in
    var algorithms: [PasswordAlgorithm] = []
    while reader.remaining > 0 { algorithms.append(try reader.passwordAlgorithm()) }
    return algorithms
  }
}

extension ValueCodec where Value == PasswordAlgorithm {
  static let algorithm = ValueCodec { value, writer, _ in
    writer.append(value)
  } decode: { reader, _ throws(ValueFault) in
    try reader.passwordAlgorithm()
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ algorithm: PasswordAlgorithm) {
    append(algorithm.number)
    append(UInt16(truncatingIfNeeded: algorithm.parameters.count))
    append(contentsOf: algorithm.parameters)
    pad()
  }
}

extension ByteReader {
  /// Reads an algorithm, of which a sender may have left out the last padding.
  fileprivate mutating func passwordAlgorithm() throws(ValueFault) -> PasswordAlgorithm {
    let number: UInt16 = try integer()
    let length = Int(try integer(UInt16.self))
    let parameters = try bytes(length)
    try skip(min(remaining, length.roundedUpToFour - length))
    return PasswordAlgorithm(number: number, parameters: parameters)
  }
}
