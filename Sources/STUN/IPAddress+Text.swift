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
    let isV6 = bytes.contains(UInt8(ascii: ":"))
    guard let number = isV6 ? Self.numberV6(bytes[...]) : Self.numberV4(bytes[...])
    else { return nil }
    self.init(isV6 ? .v6 : .v4, number: number)
  }

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
    guard let parts = partsV6(text) else { return nil }
    let gap = parts.firstIndex(where: \.isEmpty)
    guard let head = groups(parts[..<(gap ?? parts.count)], mayEndInV4: gap == nil),
      let tail = groups(parts.suffix(from: gap.map { $0 + 1 } ?? parts.count), mayEndInV4: true)
    else { return nil }
    let count = head.count + tail.count
    guard gap == nil ? count == 8 : count < 8 else { return nil }
    return (head + Array(repeating: 0, count: 8 - count) + tail)
      .reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// What stands between the colons, `::` as one empty part; `nil` for a lone colon at an end.
  private static func partsV6(_ text: ArraySlice<UInt8>) -> ArraySlice<ArraySlice<UInt8>>? {
    var parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)[...]
    if parts.first?.isEmpty == true {
      guard parts.dropFirst().first?.isEmpty == true else { return nil }
      parts.removeFirst()
    }
    if parts.last?.isEmpty == true {
      guard parts.dropLast().last?.isEmpty == true || parts.count == 1 else { return nil }
      if parts.count > 1 { parts.removeLast() }
    }
    return ArraySlice(Array(parts))
  }

  private static func groups(
    _ parts: ArraySlice<ArraySlice<UInt8>>, mayEndInV4: Bool
  ) -> [UInt16]? {
    var groups: [UInt16] = []
    for (index, part) in zip(parts.indices, parts) {
      if mayEndInV4, index == parts.endIndex - 1, part.contains(UInt8(ascii: ".")) {
        guard let v4 = numberV4(part) else { return nil }
        groups += [UInt16(truncatingIfNeeded: v4 >> 16), UInt16(truncatingIfNeeded: v4)]
      } else {
        guard let group = hexGroup(part) else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  private static func hexGroup(_ digits: ArraySlice<UInt8>) -> UInt16? {
    guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "+") else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
