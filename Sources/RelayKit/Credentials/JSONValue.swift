/// Any JSON value, for documents whose shape is not certain.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As JavaScript would print it, or as it stands where `Double` cannot hold it.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Of equal names, the last counts.
  case object([String: JSONValue])

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The object or list that a string holds as a document of its own, as a service sends it that
  /// encodes twice; any other value as it is.
  var unwrapped: JSONValue {
    guard let text = string, let value = try? JSONValue(parsing: Array(text.utf8)) else {
      return self
    }
    return switch value {
    case .array, .object: value
    case .null, .bool, .number, .string: self
    }
  }

  /// Reads a document; a byte order mark before it is skipped.
  init(parsing document: [UInt8]) throws(JSONSyntaxError) {
    var reader = JSONReader(document)
    self = try reader.document().value
  }
}

/// Where and why a document is not JSON; says nothing of its content, which may be secret.
package struct JSONSyntaxError: Error, Equatable {
  package enum Fault: String, Sendable {
    case value = "a value is expected"
    case name = "a name in quotes is expected"
    case colon = "a colon is expected"
    case commaOrBrace = "a comma or } is expected"
    case commaOrBracket = "a comma or ] is expected"
    case end = "nothing more is expected"
    case number = "a number has no digits where it needs some"
    case controlCharacter = "a string holds a control character that is not escaped"
    case escape = "a string holds an unknown escape"
    case encoding = "a string is not UTF-8"
    case depth = "lists are nested too deeply"
    case incomplete = "the document ends too early"
  }

  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  package var fault: Fault

  package init(line: Int, column: Int, fault: Fault) {
    self.line = line
    self.column = column
    self.fault = fault
  }

  package var displayText: DisplayText {
    "line \(line), column \(column): \(DisplayText(sanitizing: fault.rawValue))"
  }
}
