// What stands around a URL and says what it is.
extension LintText {
  /// Whether a URL is the value of GStreamer's `turn-server` or its like, in whatever language:
  /// `turn-server=turn://u:p@a.example`, `set_property("stun-server", "stun://a.example")`.
  func isProperty(_ url: Int, behind last: Address?) -> Bool {
    let name = source.nameEnd(before: url)
    if let last, last.isProperty, last.range.upperBound == name { return true }
    var start = name
    while start > 0, name - start < 20, source.bytes[start - 1].isName { start -= 1 }
    let text = source.text(start..<name)
    guard !Self.members.contains(text) else {
      return source.text(max(0, start - 6)..<start) == "props."
    }
    return name < url && Self.properties.contains(text)
  }

  private static let properties: Set<String> = [
    "stun-server", "turn-server", "turn-servers", "add-turn-server",
  ]
  /// What Python calls them.
  private static let members: Set<String> = ["stun_server", "turn_server", "turn_servers"]

  /// Whether no code goes on behind a URL's string with what else is a part of it.
  func isWhole(_ address: Address) -> Bool {
    let end = source.bytes.count
    let quote = address.range.upperBound
    guard quote < end, source.bytes[quote].isQuote else { return true }
    let next = source.first(from: quote + 1, before: end) { !$0.isBlank }
    return next == end || !"+.%\"'`\\".utf8.contains(source.bytes[next])
  }
}

extension LintSource {
  /// Where a name ends whose value begins at a place: before a sign, quotes and brackets; the place
  /// itself where no sign is there.
  fileprivate func nameEnd(before value: Int) -> Int {
    var place = value
    var hasSign = false
    while place > 0, value - place < 60, bytes[place - 1].isBlank || bytes[place - 1].isOfSign {
      place -= 1
      hasSign = hasSign || "=,:".utf8.contains(bytes[place])
    }
    return hasSign ? place : value
  }

  /// Whether a value is but what a variable of a shell is without one of its own: `${NAME:-value}`.
  func isDefault(_ value: Int) -> Bool {
    var place = value
    guard place > 0, "-=".utf8.contains(bytes[place - 1]) else { return false }
    place -= has(":", at: max(0, place - 2), before: place) ? 2 : 1
    while place > 0, value - place < 60, bytes[place - 1].isWord { place -= 1 }
    return place > 1 && has("${", at: place - 2, before: place)
  }

  /// Whether what looks like a URL is but go2rtc's word for an own candidate: `stun:8555`.
  func isPort(_ url: Range<Int>) -> Bool {
    has("stun:", at: url.lowerBound, before: url.upperBound) && url.count > 5
      && bytes[url.lowerBound + 5..<url.upperBound].allSatisfy(\.isDigit)
  }
}

extension UInt8 {
  /// Of what stands between a name and its value.
  fileprivate var isOfSign: Bool { "=,:\"'`\\<[&".utf8.contains(self) }
}
