/// Marks of a URL or a host in whose place something is put before a program reads it.
///
/// ```
/// turn:%s:%d  turn:%(host)s  turn:%1$s  turn:%@     formats
/// turn:\(host):3478                                 Swift
/// turn:{{ host }}  turn:$$$$$$$$$$  turn.@DOMAIN@   templates, also where their marks are hidden
/// ```
enum LintHoles {
  /// A URL with what is right in the place of each mark, so that the rest of it can be judged; `nil`
  /// where it has none, or is longer than any.
  static func filled(_ url: String) -> String? {
    let bytes = Array(url.utf8)
    guard bytes.count <= 1_000, bytes.contains(where: { "%\\{$".utf8.contains($0) }) else {
      return nil
    }
    let source = LintSource(bytes)
    var filled: [UInt8] = []
    var place = 0
    var hasHole = false
    while place < bytes.count {
      if let end = source.holeEnd(from: place) {
        filled += stopgap(behind: filled).utf8
        hasHole = true
        place = end
      } else {
        filled.append(bytes[place])
        place += 1
      }
    }
    return hasHole ? String(decoding: filled, as: UTF8.self) : nil
  }

  /// What goes on behind the beginning of a URL: a host, a port, a transport or nothing.
  private static func stopgap(behind start: [UInt8]) -> String {
    let body = String(decoding: start, as: UTF8.self).drop { $0 != ":" }.dropFirst()
    if let mark = body.firstIndex(of: "?") {
      let query = body[body.index(after: mark)...]
      return query.isEmpty ? "transport=udp" : query == "transport=" ? "udp" : ""
    }
    let address = body.lastIndex(of: "@").map { body[body.index(after: $0)...] } ?? body
    guard address.contains(":") else { return "x" }
    return address.hasSuffix(":") ? "443" : ""
  }

  /// Whether a host, a port or another part of a server holds such a mark, or a variable.
  static func are(in part: String) -> Bool {
    part.contains("$") || part.contains("{{") || filled(part) != nil || holdsWord(part)
  }

  /// Whether a word stands between two `@`.
  private static func holdsWord(_ part: String) -> Bool {
    part.split(separator: "@", omittingEmptySubsequences: false).dropFirst().dropLast().contains {
      !$0.isEmpty && $0.utf8.allSatisfy(\.isName)
    }
  }

  /// The text as it may be shown where marks of a template are hidden in it.
  static func shown(_ text: String) -> String {
    guard text.contains("$$") else { return text }
    var shown = ""
    for part in text.split(separator: "$$", omittingEmptySubsequences: true) {
      let rest = part.drop { $0 == "$" }
      shown += (shown.isEmpty && text.hasPrefix(part) ? "" : "{{…}}") + rest
    }
    return text.hasSuffix("$$") ? shown + "{{…}}" : shown
  }
}

extension LintSource {
  /// Where a mark of formats or of Swift is over that begins at `start`; `nil` for none.
  func markEnd(from start: Int, before end: Int) -> Int? {
    if has("\\(", at: start, before: end) { return bracketEnd(from: start + 1, before: end) }
    guard has("%", at: start, before: end) else { return nil }
    var place = start + 1
    if has("(", at: place, before: end) {
      guard let close = bracketEnd(from: place, before: end) else { return nil }
      place = close
    }
    let number = first(from: place, before: min(end, place + 3)) { !$0.isDigit }
    if has("$", at: number, before: end) { place = number + 1 }
    place = first(from: place, before: min(end, place + 2)) { $0 != UInt8(ascii: "l") }
    guard place < end, "sdiuvq@".utf8.contains(bytes[place]) else { return nil }
    // Two digits are an encoded byte.
    return place + 1 < end && bytes[place + 1].isAlphanumeric ? nil : place + 1
  }

  /// Whether a mark begins with a bracket here.
  func opensMark(at place: Int, before end: Int) -> Bool {
    has("\\(", at: place, before: end) || has("%(", at: place, before: end)
  }

  /// The same, also of a template.
  fileprivate func holeEnd(from start: Int) -> Int? {
    if has("$$", at: start, before: bytes.count) {
      return first(from: start, before: bytes.count) { $0 != UInt8(ascii: "$") }
    }
    guard has("{{", at: start, before: bytes.count) else {
      return markEnd(from: start, before: bytes.count)
    }
    return (start + 2..<bytes.count).first { has("}}", at: $0, before: bytes.count) }.map { $0 + 2 }
  }

  /// Behind the bracket that closes the one at `start`; `nil` where none does, or only far away.
  private func bracketEnd(from start: Int, before end: Int) -> Int? {
    var depth = 0
    for place in start..<min(end, start + 100) {
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return place + 1 }
    }
    return nil
  }
}
