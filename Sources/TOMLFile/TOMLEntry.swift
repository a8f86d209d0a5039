import CTOML

/// One value of a document and where it is written.
package struct TOMLEntry: Equatable, Sendable {
  /// The keys that lead to it; an array's elements go by their index, from `0`.
  package let path: [String]
  package let value: TOMLValue
  /// Where its key is, or the value itself in an array.
  package let position: TOMLPosition

  package init(path: [String], value: TOMLValue, position: TOMLPosition) {
    self.path = path
    self.value = value
    self.position = position
  }

  init(_ entry: ctoml_entry) {
    path = (0..<entry.depth).map { String(entry.path[$0]) }
    value = TOMLValue(entry)
    position = TOMLPosition(line: Int(entry.line), column: Int(entry.column))
  }

  /// The path as it would be written, for example `roles.good.fg`.
  package var key: String {
    path.joined(separator: ".")
  }
}

/// What a value is.
///
/// Tables and arrays stand for themselves; their members are entries of their own.
package enum TOMLValue: Equatable, Sendable {
  case table, array
  case string(String)
  case integer(Int64)
  case float(Double)
  case boolean(Bool)
  /// A date, a time or both, as it is written.
  case date(String)

  init(_ entry: ctoml_entry) {
    switch entry.kind {
    case CTOML_TABLE: self = .table
    case CTOML_ARRAY: self = .array
    case CTOML_STRING: self = .string(String(entry.text))
    case CTOML_INTEGER: self = .integer(entry.integer)
    case CTOML_FLOAT: self = .float(entry.number)
    case CTOML_BOOLEAN: self = .boolean(entry.boolean)
    default: self = .date(String(entry.text))
    }
  }

  /// What to call it in a message: "a string", "an integer".
  package var typeName: String {
    switch self {
    case .table: "a table"
    case .array: "an array"
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .date: "a date or time"
    }
  }
}

/// A place in a document; lines and columns count from 1, columns in characters.
package struct TOMLPosition: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: TOMLPosition, right: TOMLPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension String {
  fileprivate init(_ text: ctoml_text) {
    let bytes = UnsafeRawBufferPointer(start: text.bytes, count: text.length)
    self = String(decoding: bytes, as: UTF8.self)
  }
}
