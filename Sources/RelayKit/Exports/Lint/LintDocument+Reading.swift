extension LintDocument {
  /// Reads a file: JSON, also with comments in it; JavaScript's kin of JSON; or any other text.
  ///
  /// `isJSON` where nothing but JSON will do, also with comments in it.
  init(
    of bytes: [UInt8], named name: LintFileName = .unknown, isJSON: Bool = false
  ) throws(LintError) {
    if let error = LintError.encoding(of: bytes) { throw error }
    guard !Self.isFlood(bytes) else { throw .tooMany }
    guard !isJSON, name.family != .json || name.isTemplate(bytes), !bytes.isEmpty else {
      self = try LintDocument(likeJSON: bytes, isJSON: !bytes.isEmpty)
      return
    }
    if name.isPage || name.family == nil && LintSource(bytes).beginsAsPage,
      let document = LintDocument(page: bytes)
    {
      self = document
    } else if let text = name.template(in: bytes) {
      self = try LintDocument(template: text, in: name.family)
    } else if let family = name.family {
      self = try LintDocument(text: bytes, in: family)
    } else if LintSource(bytes).isJSONLike {
      self = try LintDocument(likeJSON: bytes, isJSON: false)
    } else {
      self = try LintDocument(text: bytes, as: LintKind.of(bytes))
    }
  }

  /// Reads a file whose name says of what language it is, or JSON, as some of them may be.
  private init(text: [UInt8], in family: LintFileName.Family) throws(LintError) {
    if LintSource(text).isJSONLike, (try? JSONNode(parsing: text)) != nil {
      self = try LintDocument(json: text)
      return
    }
    if family == .documents { try Self.expectDocuments(text) }
    var kind = LintKind.of(text, in: family)
    // Among names and values, code is one of the values.
    if family == .lines, kind?.syntax != .libconfig { kind?.syntax = nil }
    self = try LintDocument(text: text, as: kind)
  }

  /// Expects a document of JSON in each line.
  private static func expectDocuments(_ text: [UInt8]) throws(LintError) {
    let source = LintSource(text)
    for (index, line) in source.lines.enumerated() where !source.trimmed(line).isEmpty {
      do throws(JSONSyntaxError) {
        _ = try JSONNode(parsing: Array(text[line]))
      } catch {
        let place = JSONSyntaxError(line: index + 1, column: error.column, fault: error.fault)
        throw .json(.notJSON(place))
      }
    }
  }

  /// Reads a template whose marks are hidden; it need not parse before it is filled in.
  private init(template text: [UInt8], in family: LintFileName.Family?) throws(LintError) {
    if let document = try? LintDocument(json: text) {
      self = document
      return
    }
    var kind = LintKind.of(text, in: family)
    kind?.syntax = nil
    self = try LintDocument(text: text, as: kind)
  }

  private init(likeJSON bytes: [UInt8], isJSON: Bool) throws(LintError) {
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
    guard !isJSON, fault.isOfKin(in: erased) else { throw .json(.notJSON(fault)) }
    if let document = Self.yaml(bytes) {
      self = document
      return
    }
    guard LintSyntax.literal.fault(in: LintSource(bytes)) == nil,
      let document = try? LintDocument(text: bytes, as: .script(bytes)), !document.servers.isEmpty
    else { throw .json(.notJSON(fault)) }
    self = document
    let place: DisplayText = "line \(fault.line), column \(fault.column)"
    findings.append(
      LintFinding(.warning, "not-json", at: place, "no JSON: what reads JSON refuses it"))
  }

  private static let comments = LintFinding(
    .warning, "comments", "JSON has no comments: many programs refuse a file that holds some")

  /// A text that is YAML by its words, whose root stands in brackets.
  private static func yaml(_ text: [UInt8]) -> LintDocument? {
    guard let kind = LintKind.of(text), kind.syntax == .yaml,
      let document = try? LintDocument(text: text, as: kind), !document.servers.isEmpty
    else { return nil }
    return document
  }
}

extension JSONSyntaxError {
  /// Whether JavaScript's kin of JSON may go on here, where JSON does not; but no second document.
  fileprivate func isOfKin(in text: [UInt8]) -> Bool {
    guard fault == .end else { return fault == .name || fault == .value }
    let source = LintSource(text)
    guard source.lines.indices.contains(line - 1) else { return false }
    let next = source.text(source.lines[line - 1]).dropFirst(column - 1).first
    return next.map { !"[{".contains($0) } ?? true
  }
}

extension LintFileName {
  /// Whether it is a template, and marks are in it.
  fileprivate func isTemplate(_ bytes: [UInt8]) -> Bool {
    isTemplate && LintTemplate.hidden(in: LintSource(bytes)) != nil
  }

  /// The text of a template with its marks hidden; `nil` where it is none, or code, in which the
  /// marks mean something else.
  fileprivate func template(in bytes: [UInt8]) -> [UInt8]? {
    let isOfCode = if case .language(let language) = family { language.isCode } else { false }
    guard isTemplate || !isOfCode || family == .language(.lua) else { return nil }
    let hidden = LintTemplate.hidden(in: LintSource(bytes))
    return isTemplate ? hidden ?? bytes : hidden
  }
}
