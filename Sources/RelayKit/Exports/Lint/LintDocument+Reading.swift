extension LintDocument {
  /// Reads a file: JSON, also with comments in it; JavaScript's kin of JSON; or any other text.
  ///
  /// `isJSON` where nothing but JSON will do, also with comments in it.
  init(of bytes: [UInt8], isJSON: Bool = false) throws(LintError) {
    if let error = LintError.encoding(of: bytes) { throw error }
    guard !Self.isFlood(bytes) else { throw .tooMany }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard isJSON || bytes.isEmpty || Self.isJSONLike(LintSource(bytes), from: start) else {
      self = try LintDocument(text: bytes)
      return
    }
    do throws(LintError) {
      self = try LintDocument(json: bytes)
    } catch .json(.notJSON(let fault)) {
      self = try LintDocument(like: bytes, fault, isJSON: isJSON)
    } catch {
      throw error
    }
  }

  /// Whether it speaks of servers more often than a configuration with all its comments: then it is
  /// not looked at any closer.
  private static func isFlood(_ bytes: [UInt8]) -> Bool {
    var count = 0
    for place in bytes.indices.dropFirst(4) where bytes[place] == UInt8(ascii: ":") {
      let end = String(decoding: bytes[place - 4..<place], as: UTF8.self).lowercased()
      guard ["turn", "urns", "stun", "tuns"].contains(end) else { continue }
      count += 1
      guard count <= mostServers * 10 else { return true }
    }
    return false
  }

  /// Reads what begins as JSON does, and is none.
  private init(
    like bytes: [UInt8], _ fault: JSONSyntaxError, isJSON: Bool
  ) throws(LintError) {
    let erased = LintComments.script.erased(in: bytes)
    if erased != bytes, let document = try? LintDocument(json: erased) {
      self = document
      findings.append(Self.comments)
      return
    }
    guard !isJSON, [.name, .value, .end].contains(fault.fault),
      LintSyntax.literal.fault(in: LintSource(erased)) == nil,
      let document = try? LintDocument(text: bytes, as: .script(bytes)), !document.servers.isEmpty
    else { throw .json(.notJSON(fault)) }
    self = document
    let place: DisplayText = "line \(fault.line), column \(fault.column)"
    findings.append(
      LintFinding(.warning, "not-json", at: place, "no JSON: what reads JSON refuses it"))
  }

  private static let comments = LintFinding(
    .warning, "comments", "JSON has no comments: many programs refuse a file that holds some")

  /// Whether it begins as JSON's objects and arrays do, or as a page, and not as a section:
  /// `[general]`, or `[[servers]]` as TOML has it.
  private static func isJSONLike(_ source: LintSource, from start: Int) -> Bool {
    let end = source.bytes.count
    let place = source.first(from: start, before: end) { !$0.isBlank }
    if source.has("/", at: place, before: end) {
      return LintComments.script.erased(in: source.bytes).beginsWithBracket(from: place)
    }
    guard place < end, "[{<".utf8.contains(source.bytes[place]) else { return false }
    // A Link header field without its name.
    guard !source.has("<turn", at: place, before: end), !source.has("<stun", at: place, before: end)
    else { return false }
    guard source.has("[", at: place, before: end) else { return true }
    let close = source.has("[[", at: place, before: end) ? "]]" : "]"
    let start = place + close.utf8.count
    let name = source.first(from: start, before: end) { !$0.isName && $0 != UInt8(ascii: ".") }
    guard name > start, source.has(close, at: name, before: end) else { return true }
    let line = source.first(from: name, before: end) { $0.endsLine }
    return !source.trimmed(name + close.utf8.count..<line).isEmpty
  }
}

extension [UInt8] {
  /// Whether the first that is not blank is a bracket of JSON.
  fileprivate func beginsWithBracket(from start: Int) -> Bool {
    self[start...].first { !$0.isBlank }.map { "[{".utf8.contains($0) } ?? false
  }
}
