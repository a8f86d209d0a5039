/// Marks of a template (Jinja, Go's templates), which are filled in before a program reads the file.
///
/// - `{% … %}` and `{# … #}` say nothing, nor does `{{ … }}` alone on a line.
/// - `{{ … }}` elsewhere is a part of a value that is not there, as a variable is.
/// - `{{` before a string, or with a member in it, is no mark but brackets of a language.
enum LintTemplate {
  private static let marks = [("{%", "%}"), ("{#", "#}"), ("{{", "}}")]

  /// The text with blanks and `$` in the place of marks, so that all else stays where it is; `nil`
  /// where it has none.
  static func hidden(in source: LintSource) -> [UInt8]? {
    var bytes = source.bytes
    var isTemplate = false
    var place = 0
    // Where the next end of a kind is; the highest number for none.
    var ends: [String: Int] = [:]
    while place + 1 < bytes.count {
      guard bytes[place] == UInt8(ascii: "{"),
        let (open, close) = marks.first(where: { source.has($0.0, at: place, before: bytes.count) })
      else {
        place += 1
        continue
      }
      if ends[close, default: 0] < place + 4 {
        ends[close] = source.end(of: close, from: place + 2)
      }
      guard let end = ends[close], end < .max,
        open != "{{" || source.isExpression(place + 2..<end - 2)
      else {
        place += 2
        continue
      }
      let filler = UInt8(ascii: open == "{{" && !source.isAlone(place..<end) ? "$" : " ")
      for index in place..<end where !bytes[index].endsLine { bytes[index] = filler }
      isTemplate = true
      place = end
    }
    return isTemplate ? bytes : nil
  }
}

extension LintSource {
  /// Where `mark` is over that comes next; the highest number for none.
  fileprivate func end(of mark: String, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if has(mark, at: place, before: bytes.count) { return place + mark.utf8.count }
      place += 1
    }
    return .max
  }

  /// Whether this is what a template puts in, and no value of a language.
  fileprivate func isExpression(_ range: Range<Int>) -> Bool {
    guard range.count <= 400 else { return false }
    let inner = trimmed(range)
    let start = first(from: inner.lowerBound, before: inner.upperBound) {
      $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "~") && !$0.isBlank
    }
    guard start < inner.upperBound else { return false }
    guard !has("/*", at: start, before: inner.upperBound) else { return true }
    let byte = bytes[start]
    guard byte.isWord || ".$(".utf8.contains(byte) else { return false }
    return holdsNoMember(start..<inner.upperBound)
  }

  /// Whether no `name:`, `name =` or comma stands in it outside of strings and brackets.
  private func holdsNoMember(_ range: Range<Int>) -> Bool {
    var quote: UInt8?
    var depth = 0
    for place in range {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte.isQuote {
        quote = byte
      } else if "([".utf8.contains(byte) {
        depth += 1
      } else if ")]".utf8.contains(byte) {
        depth -= 1
      } else if depth == 0, ",;{".utf8.contains(byte) || isSign(place, in: range) {
        return false
      }
    }
    return true
  }

  /// Whether a colon or an equals sign gives a name its value, and is not Go's `:=` nor a comparison.
  private func isSign(_ place: Int, in range: Range<Int>) -> Bool {
    let next = place + 1
    guard bytes[place] == UInt8(ascii: ":") || bytes[place] == UInt8(ascii: "=") else {
      return false
    }
    let before = place > range.lowerBound ? bytes[place - 1] : 0x20
    return !has("=", at: next, before: range.upperBound) && !":=!<>".utf8.contains(before)
  }

  /// Whether nothing but blanks stands beside a range on its lines.
  fileprivate func isAlone(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0, bytes[start - 1].isBlank, !bytes[start - 1].endsLine { start -= 1 }
    let stop = first(from: range.upperBound, before: bytes.count) { !$0.isBlank || $0.endsLine }
    return (start == 0 || bytes[start - 1].endsLine)
      && (stop == bytes.count || bytes[stop].endsLine)
  }
}
