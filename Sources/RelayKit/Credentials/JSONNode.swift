/// A JSON value with where it stands in its document, its members in their order.
struct JSONNode: Sendable {
  indirect enum Content: Sendable {
    /// Anything but an array or an object.
    case plain(JSONValue)
    case array([JSONNode])
    case object([Member])
  }

  /// A member of an object; its name with the quotes.
  struct Member: Sendable {
    var name: String
    var nameRange: Range<Int>
    var value: JSONNode
  }

  var range: Range<Int>
  var content: Content

  /// The value alone.
  var value: JSONValue {
    switch content {
    case .plain(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members):
      .object(Dictionary(members.map { ($0.name, $0.value.value) }) { $1 })
    }
  }

  var elements: [JSONNode]? {
    guard case .array(let elements) = content else { return nil }
    return elements
  }

  var members: [Member]? {
    guard case .object(let members) = content else { return nil }
    return members
  }

  /// The member of that name, of several the last, which counts.
  func member(_ name: String) -> Member? { members?.last { $0.name == name } }

  /// Reads a document; a byte order mark before it is skipped.
  init(parsing document: [UInt8]) throws(JSONSyntaxError) {
    var reader = JSONReader(document)
    self = try reader.document()
  }

  init(range: Range<Int>, content: Content) {
    self.range = range
    self.content = content
  }
}
