/// Any JSON value, for documents whose shape is not certain.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: AnyKey.self) {
      let pairs = try members.allKeys.map { key in
        (key.stringValue, try members.decode(JSONValue.self, forKey: key))
      }
      self = .object(Dictionary(pairs) { first, _ in first })
    } else if var elements = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
      self = .array(values)
    } else {
      self = try Self.scalar(decoder.singleValueContainer())
    }
  }

  private static func scalar(_ value: any SingleValueDecodingContainer) throws -> JSONValue {
    if let text = try? value.decode(String.self) { return .string(text) }
    if value.decodeNil() { return .null }
    if let truth = try? value.decode(Bool.self) { return .bool(truth) }
    if let whole = try? value.decode(Int64.self) { return .number(String(whole)) }
    return .number(String(try value.decode(Double.self)))
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) {
      nil
    }
  }
}
