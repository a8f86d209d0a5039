import CTOML

/// A TOML 1.0 document as the list of all its values, in the order they are written.
package struct TOMLDocument: Equatable, Sendable {
  /// The name that errors about it carry, for example its path.
  package let name: String
  package let entries: [TOMLEntry]

  /// Parses a document.
  /// - Throws: `.syntax` where the text is not TOML, with the place.
  package init(parsing bytes: [UInt8], name: String) throws(TOMLError) {
    self.name = name
    entries = try Self.entries(of: bytes, name: name)
  }

  /// The value at this path, or `nil` where the document has none.
  package subscript(path: String...) -> TOMLEntry? {
    entries.first { $0.path == path }
  }

  /// Every value below this path, at whatever depth.
  package func entries(below path: String...) -> [TOMLEntry] {
    entries.filter { $0.path.count > path.count && $0.path.starts(with: path) }
  }

  private static func entries(of bytes: [UInt8], name: String) throws(TOMLError) -> [TOMLEntry] {
    var entries: [TOMLEntry] = []
    var failure = ctoml_error()
    let parsed = withUnsafeMutablePointer(to: &entries) { collected in
      bytes.withUnsafeBytes { text in
        ctoml_parse(text.baseAddress, text.count, Self.collect, collected, &failure)
      }
    }
    guard parsed else {
      throw .syntax(
        file: name, at: TOMLPosition(line: Int(failure.line), column: Int(failure.column)),
        reason: withUnsafeBytes(of: failure.message) { text in
          String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    // Tables are kept sorted by key in there; stable, so that a table still precedes its members.
    return entries.sorted { $0.position < $1.position }
  }

  private static let collect: ctoml_visitor = { context, entry in
    guard let context, let entry else { return }
    let entries = context.assumingMemoryBound(to: [TOMLEntry].self)
    entries.pointee.append(TOMLEntry(entry.pointee))
  }
}
