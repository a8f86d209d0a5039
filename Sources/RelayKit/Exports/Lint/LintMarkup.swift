// Pages, with the scripts in them.
extension LintSource {
  /// Whether it begins as a page of HTML does.
  var beginsAsPage: Bool {
    let start = first(from: lines[0].lowerBound, before: bytes.count) { !$0.isBlank }
    let beginning = text(start..<min(bytes.count, start + 14)).lowercased()
    return ["<!doctype html", "<html", "<head", "<body", "<script"].contains {
      beginning.hasPrefix($0)
    }
  }

  /// The text with blanks in the place of all but the content of its `<script>` elements, so that
  /// that stays where it is; `nil` where there is none.
  var scripts: [UInt8]? {
    var text = bytes
    var place = 0
    var hasScript = false
    while place < bytes.count {
      let start = tag("<script", from: place)
      let content = min(bytes.count, first(from: start, before: bytes.count, where: \.endsTag) + 1)
      for index in place..<content where !text[index].endsLine { text[index] = 0x20 }
      hasScript = hasScript || content < bytes.count
      place = tag("</script", from: content)
    }
    return hasScript ? text : nil
  }

  /// Where a tag begins, in either case; the text's end for none.
  private func tag(_ mark: String, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      place = first(from: place, before: bytes.count) { $0 == UInt8(ascii: "<") }
      let end = min(bytes.count, place + mark.utf8.count)
      if end < bytes.count, !bytes[end].isName, text(place..<end).lowercased() == mark {
        return place
      }
      place += 1
    }
    return bytes.count
  }
}

extension UInt8 {
  fileprivate var endsTag: Bool { self == UInt8(ascii: ">") }
}

extension LintDocument {
  /// Reads the scripts of a page; `nil` where they name no servers.
  init?(page text: [UInt8]) {
    guard let code = LintSource(text).scripts else { return nil }
    let known = LintKind.ofPage(code)
    guard let document = try? LintDocument(text: code, as: known ?? .page),
      known != nil || !document.servers.isEmpty
    else { return nil }
    self = document
  }
}
