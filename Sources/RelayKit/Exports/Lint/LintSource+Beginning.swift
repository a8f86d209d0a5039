// With what a text begins, by which its language is told where no name tells it.
extension LintSource {
  /// Whether it begins as JSON's objects and arrays do, or as a page, and not as a section.
  var isJSONLike: Bool {
    let end = bytes.count
    let place = first(from: lines[0].lowerBound, before: end) { !$0.isBlank }
    if has("/", at: place, before: end) {
      return LintComments.script.erased(in: bytes).beginsWithBracket(from: place)
    }
    guard place < end, "[{<".utf8.contains(bytes[place]) else { return false }
    // A Link header field without its name.
    guard !has("<turn", at: place, before: end), !has("<stun", at: place, before: end) else {
      return false
    }
    return !isSection(place)
  }

  /// Whether a section of an INI file begins here, also with what Asterisk has behind its name, or
  /// with a comment: `[general](!) ; x`; or one of TOML: `[[servers]]`.
  private func isSection(_ start: Int) -> Bool {
    let end = first(from: start, before: bytes.count, where: \.endsLine)
    let close = has("[[", at: start, before: end) ? "]]" : "]"
    guard has("[", at: start, before: end) else { return false }
    let name = start + close.utf8.count
    let stop = first(from: name, before: end) { !$0.isOfSection }
    guard stop > name, has(close, at: stop, before: end) else { return false }
    let rest = trimmed(stop + close.utf8.count..<end)
    return rest.isEmpty || ";#(".utf8.contains(bytes[rest.lowerBound])
  }
}

extension UInt8 {
  /// Of a section's name.
  fileprivate var isOfSection: Bool { isName || ". :/".utf8.contains(self) }
}

extension [UInt8] {
  /// Whether the first that is not blank is a bracket of JSON.
  fileprivate func beginsWithBracket(from start: Int) -> Bool {
    self[start...].first { !$0.isBlank }.map { "[{".utf8.contains($0) } ?? false
  }
}
