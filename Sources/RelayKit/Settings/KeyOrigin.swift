/// Where an API key was found.
package enum KeyOrigin: Equatable, Sendable {
  case variable(String)
  /// A file's path, or `-` for standard input.
  case file(String)

  /// What a person knows it by.
  package var displayText: DisplayText {
    switch self {
    case .variable(let name): DisplayText(sanitizing: name)
    case .file("-"): "standard input"
    case .file(let path): "the file \(DisplayText(sanitizing: path))"
    }
  }
}

extension Secret {
  /// No key is longer, in bytes.
  package static let longestKey = 4096

  /// The API key on the first line of what was found, without the white space around it.
  ///
  /// Nothing inside it is taken away: a key with white space, a control character or bytes that
  /// are no text in it is refused, for it would be refused by the service with less to say.
  package init(apiKeyIn bytes: some Collection<UInt8>, of origin: KeyOrigin) throws(SettingsError) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard line.count <= Self.longestKey else { throw .overlongKey(origin) }
    guard let text = String(validating: line, as: UTF8.self) else { throw .malformedKey(origin) }
    let key = text.trimmingBlanks
    guard !key.isEmpty else { throw .emptyKey(origin) }
    guard key.unicodeScalars.allSatisfy(\.isVisible) else { throw .malformedKey(origin) }
    self.init(key)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let scalars = unicodeScalars.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { properties.isWhitespace }

  fileprivate var isVisible: Bool {
    !isBlank && properties.generalCategory != .control && properties.generalCategory != .format
  }
}
