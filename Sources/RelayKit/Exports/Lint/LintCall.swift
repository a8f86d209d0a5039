/// What a program calls, or a value of a type that it makes: `RTCIceServer("turn:a.example", "u")`.
struct LintCall: Sendable {
  let name: Range<Int>
  /// Each without the blanks around it.
  let arguments: [Range<Int>]
  /// Behind its closing bracket.
  let end: Int
}

/// Finds calls in a text, in whichever language.
struct LintCallReader: Sendable {
  private let source: LintSource
  private var strings: LintStrings
  /// How many bytes may still be looked at, so that each is looked at a few times at most.
  private var budget: Int
  private static let longestName = 40
  private static let longest = 4_096

  init(_ source: LintSource) {
    self.source = source
    strings = LintStrings(source)
    budget = source.bytes.count * 4
  }

  /// Those of these names that are no part of one another, in their order.
  mutating func calls(where isWanted: (String) -> Bool) -> [LintCall] {
    var calls: [LintCall] = []
    var place = 0
    let end = source.bytes.count
    while place < end {
      let start = source.first(from: place, before: end) { $0.isWord }
      place = source.first(from: start, before: end) { !$0.isWord }
      let name = start..<place
      guard !name.isEmpty, name.count <= Self.longestName, isOpening(place),
        isWanted(source.text(name)), let call = call(name)
      else { continue }
      calls.append(call)
      place = call.end
    }
    return calls
  }

  /// The values without names that are the arguments of a call, as in Go:
  /// `[]ICEServer{{[]string{"turn:a.example"}, "u", "p"}}`; the call itself where there are none.
  mutating func values(in call: LintCall) -> [LintCall] {
    guard let first = call.arguments.first, source.has("{", at: first.lowerBound, before: call.end)
    else { return [call] }
    return call.arguments.compactMap { self.call($0.lowerBound..<$0.lowerBound) }
  }

  /// The next call of a chain, behind a dot: `.setUsername("u")`; `nil` where it is over.
  mutating func next(after call: LintCall) -> LintCall? {
    let end = source.bytes.count
    let dot = source.first(from: call.end, before: end) { !$0.isBlank }
    guard source.has(".", at: dot, before: end) else { return nil }
    let name = dot + 1..<source.first(from: dot + 1, before: end) { !$0.isWord }
    guard name.count <= Self.longestName, isOpening(name.upperBound) else { return nil }
    return self.call(name)
  }

  private func isOpening(_ place: Int) -> Bool {
    source.has("(", at: place, before: source.bytes.count)
      || source.has("{", at: place, before: source.bytes.count)
  }

  /// `nil` where no bracket closes it, or only far away.
  private mutating func call(_ name: Range<Int>) -> LintCall? {
    let limit = min(source.bytes.count, name.upperBound + Self.longest)
    var place = name.upperBound + 1
    var (piece, depth) = (place, 0)
    var arguments: [Range<Int>] = []
    defer { budget -= place - name.upperBound }
    while place < limit, budget > 0 {
      let byte = source.bytes[place]
      if byte.isQuote, let end = strings.end(from: place, before: lineEnd(from: place)) {
        place = end
        continue
      }
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if depth < 0 || depth == 0 && byte == UInt8(ascii: ",") {
        let argument = source.trimmed(piece..<place)
        if !argument.isEmpty { arguments.append(argument) }
        piece = place + 1
      }
      place += 1
      if depth < 0 { return LintCall(name: name, arguments: arguments, end: place) }
    }
    return nil
  }

  private func lineEnd(from place: Int) -> Int {
    source.lines[source.line(of: place)].upperBound
  }
}
