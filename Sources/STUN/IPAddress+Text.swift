extension IPAddress: CustomStringConvertible {
  /// The address in its canonical text (RFC 5952): `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`.
  package var description: String {
    switch family {
    case .v4: bytes.map(String.init).joined(separator: ".")
    case .v6 where isMapped: "::ffff:\(unmapped)"
    case .v6: Self.text(ofGroups: groups)
    }
  }

  private var groups: [UInt16] {
    (0..<8).map { UInt16(truncatingIfNeeded: number >> (112 - 16 * $0)) }
  }

  private static func text(ofGroups groups: [UInt16]) -> String {
    let zeros = longestZeros(in: groups)
    let text = { (part: ArraySlice<UInt16>) in
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard zeros.count > 1 else { return text(groups[...]) }
    return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
  }

  /// The longest run of zero groups, the first of those equally long.
  private static func longestZeros(in groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var run = 0..<0
    for (index, group) in groups.enumerated() {
      run = group == 0 ? run.lowerBound..<index + 1 : index + 1..<index + 1
      if run.count > longest.count { longest = run }
    }
    return longest
  }
}

extension IPAddress {
  /// The address written as `text`; `nil` where it is not one, or has a zone or a prefix length.
  ///
  /// - IPv4 is four decimal numbers, without the leading zeros that some read as octal.
  /// - IPv6 is what RFC 4291 §2.2 allows: `::` once for one or more zero groups, and the last two
  ///   groups as an IPv4 address.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(46))
    guard bytes.count < 46 else { return nil }
    let isV6 = bytes.contains(Self.colon)
    guard let number = isV6 ? Self.numberV6(bytes[...]) : Self.numberV4(bytes[...])
    else { return nil }
    self.init(isV6 ? .v6 : .v4, number: number)
  }

  private static let colon = UInt8(ascii: ":")

  private static func numberV4(_ text: ArraySlice<UInt8>) -> UInt128? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var number: UInt128 = 0
    for part in parts {
      guard let byte = decimalByte(part) else { return nil }
      number = number << 8 | UInt128(byte)
    }
    return number
  }

  private static func decimalByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self))
  }

  private static func numberV6(_ text: ArraySlice<UInt8>) -> UInt128? {
    let gap = zip(text.indices, text.indices.dropFirst())
      .first { text[$0] == colon && text[$1] == colon }?.0
    guard let head = groups(text[..<(gap ?? text.endIndex)], mayEndInV4: gap == nil),
      let tail = groups(gap.map { text[($0 + 2)...] } ?? [], mayEndInV4: true)
    else { return nil }
    let zeros = 8 - head.count - tail.count
    guard gap == nil ? zeros == 0 : zeros > 0 else { return nil }
    return (head + Array(repeating: 0, count: zeros) + tail).reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func groups(_ text: ArraySlice<UInt8>, mayEndInV4: Bool) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var parts = text.split(separator: colon, omittingEmptySubsequences: false)
    var v4Groups: [UInt16] = []
    if mayEndInV4, let last = parts.last, let v4 = numberV4(last) {
      parts.removeLast()
      v4Groups = [UInt16(truncatingIfNeeded: v4 >> 16), UInt16(truncatingIfNeeded: v4)]
    }
    let groups = parts.compactMap(hexGroup)
    return groups.count == parts.count ? groups + v4Groups : nil
  }

  private static func hexGroup(_ digits: ArraySlice<UInt8>) -> UInt16? {
    guard (1...4).contains(digits.count), digits.allSatisfy(isHexDigit) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
