// What a member's place says of it.
extension LintText {
  /// Whether a member is but a variable.
  func isVariable(_ member: Member) -> Bool {
    guard let name = member.nameRange else { return false }
    let end = source.bytes.count
    let sign = source.first(from: name.upperBound, before: end) { !$0.isBlank }
    let isOfObject = name.lowerBound > 0 && source.bytes[name.lowerBound - 1] == UInt8(ascii: ".")
    return source.has("=", at: sign, before: end) && !isOfObject
  }
}

extension LintSource {
  /// Whether an object has a member of this name without a value, which is that of a variable:
  /// `{url}`.
  func holdsShorthand(_ name: String) -> Bool {
    var place = 0
    while place < bytes.count {
      let start = first(from: place, before: bytes.count) { $0.isWord }
      place = first(from: start, before: bytes.count) { !$0.isWord }
      guard place - start == name.utf8.count, text(start..<place) == name else { continue }
      let before = bytes[..<start].last { !$0.isBlank }
      let behind = bytes[place...].first { !$0.isBlank }
      let comma = UInt8(ascii: ",")
      let opens = before == UInt8(ascii: "{")
      let closes = behind == UInt8(ascii: "}")
      if opens && closes || opens && behind == comma || before == comma && closes { return true }
    }
    return false
  }
}

/// Where go2rtc's streams have servers behind their address, as JSON, whose readers take a string
/// and a list: `webrtc:ws://192.0.2.1/ws#format=openipc#ice_servers=[{"urls": "stun:a.example"}]`.
struct LintStreams: Sendable {
  private let source: LintSource
  /// In their order.
  private let places: [Int]

  init(_ source: LintSource) {
    self.source = source
    places = source.bytes.indices.filter { place in
      source.bytes[place] == UInt8(ascii: "#")
        && source.has("#ice_servers=", at: place, before: source.bytes.count)
    }
  }

  /// Whether a member stands behind such an address, on its line.
  func hold(_ member: LintText.Member) -> Bool {
    let count = places.prefixCount { $0 < member.range.lowerBound }
    return count > 0 && places[count - 1] >= source.lines[member.line - 1].lowerBound
  }
}
