// The URLs in a piece of a text between brackets.
extension LintText {
  /// Those that are written out, and none that a program puts together; of too many the first.
  func addresses(
    in piece: Range<Int>, of line: Range<Int>, line number: Int, group: Int
  ) -> [Address] {
    var addresses: [Address] = []
    var place = piece.lowerBound
    while place < piece.upperBound, addresses.count <= LintDocument.mostServers {
      let start = source.first(from: place, before: piece.upperBound) { $0.isWord }
      place = source.first(from: start, before: piece.upperBound) { !$0.isWord }
      guard isScheme(start..<place, before: piece.upperBound) else { continue }
      let body = body(from: place + 1, before: piece.upperBound)
      place = body.end
      guard body.isWhole, !isProse(start..<place) else { continue }
      let whole = wholeEnd(of: start..<place, in: line)
      place = whole.end
      guard !source.isPort(start..<place) else { continue }
      addresses.append(
        Address(
          url: source.text(start..<place), range: start..<place, isCertain: whole.isCertain,
          line: number, group: group, isProperty: isProperty(start, behind: addresses.last)))
    }
    return addresses
  }

  /// Whether a word is a URL's scheme, and its colon follows; behind a colon it is none, but a part
  /// of a command's name: `talk:turn:add`.
  private func isScheme(_ word: Range<Int>, before end: Int) -> Bool {
    (4...5).contains(word.count) && source.has(":", at: word.upperBound, before: end)
      && !(word.lowerBound > 0 && source.bytes[word.lowerBound - 1] == UInt8(ascii: ":"))
      && ServerURI.Scheme(rawValue: source.text(word).lowercased()) != nil
  }

  /// Whether a URL says but what one looks like: `turn:host:port`.
  private func isProse(_ url: Range<Int>) -> Bool {
    guard url.count < 60 else { return false }
    let parts = source.text(url).lowercased().prefix { $0 != "?" }.split(separator: ":")
    return parts.count == 3 && parts[1] == "host"
      && parts[2].allSatisfy { ("a"..."z").contains($0) || $0 == "." }
  }

  /// Where a URL is over: at a blank, a quote, a comma or a closing bracket, but for those of an
  /// IPv6 address; or where a variable shows that it is put together, or nothing is there.
  private func body(from start: Int, before end: Int) -> (end: Int, isWhole: Bool) {
    var place = start
    while place < end, !source.bytes[place].endsURL {
      if let mark = source.markEnd(from: place, before: end) {
        place = mark
        continue
      }
      guard !source.opensMark(at: place, before: end) else { return (place, false) }
      let byte = source.bytes[place]
      guard byte != UInt8(ascii: "$"), byte != UInt8(ascii: "{") else { return (place, false) }
      guard byte == UInt8(ascii: "[") else {
        place += 1
        continue
      }
      let close = source.first(from: place + 1, before: end) { !$0.isOfIPv6 }
      guard close > place + 1, source.has("]", at: close, before: end) else {
        return (place, false)
      }
      place = close + 1
    }
    return (place, place > start)
  }

  /// Where a URL with a login is over that holds what ends others: at the end of its host.
  ///
  /// It is not certain where the URL ends if an `@` is yet to come on the line, before another URL,
  /// or a member that tells of a login, and nothing of its own encloses it.
  private func wholeEnd(
    of url: Range<Int>, in line: Range<Int>
  ) -> (end: Int, isCertain: Bool) {
    guard !isEnclosed(url, in: line), let at = nextAt(from: url.upperBound, in: line) else {
      return (url.upperBound, true)
    }
    let isOneWord = !source.bytes[url.upperBound..<at].contains(where: \.isBlank)
    let host = body(from: at + 1, before: line.upperBound)
    return isOneWord && host.isWhole ? (host.end, true) : (url.upperBound, false)
  }

  /// Whether a URL stands in quotes or in `<>`, behind which no word goes on.
  private func isEnclosed(_ url: Range<Int>, in line: Range<Int>) -> Bool {
    guard url.lowerBound > line.lowerBound, url.upperBound < line.upperBound else { return false }
    let (open, close) = (source.bytes[url.lowerBound - 1], source.bytes[url.upperBound])
    let isClosed =
      open.isQuote && open == close || open == UInt8(ascii: "<") && close == UInt8(ascii: ">")
    let next = url.upperBound + 1
    return isClosed && (next == line.upperBound || !source.bytes[next].isName)
  }

  private func nextAt(from start: Int, in line: Range<Int>) -> Int? {
    var place = start
    while place < line.upperBound, source.bytes[place] != UInt8(ascii: "@") {
      guard source.bytes[place].isWord else {
        place += 1
        continue
      }
      let word = place
      place = source.first(from: word, before: line.upperBound) { !$0.isWord }
      guard !endsLogin(word..<place, in: line) else { return nil }
    }
    return place < line.upperBound ? place : nil
  }

  /// Whether a word is the scheme of another URL, or the name before a user or a password.
  private func endsLogin(_ word: Range<Int>, in line: Range<Int>) -> Bool {
    let end = line.upperBound
    guard word.count <= 40 else { return false }
    guard !isScheme(word, before: end) else { return true }
    let sign = source.first(from: word.upperBound, before: end) { !$0.isBlank && !$0.isQuote }
    guard source.has(":", at: sign, before: end) || source.has("=", at: sign, before: end) else {
      return false
    }
    let name = source.text(word).lowercased()
    return ["user", "pass", "pwd", "credential"].contains { name.contains($0) }
  }
}

extension UInt8 {
  fileprivate var endsURL: Bool { isBlank || "\"'`,;<>]})".utf8.contains(self) }

  fileprivate var isOfIPv6: Bool { hexDigitValue != nil || ":.%".utf8.contains(self) }
}
