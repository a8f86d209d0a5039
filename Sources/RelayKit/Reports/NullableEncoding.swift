/// A value that is written as `null` where it is unknown, instead of being left out.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    guard let wrappedValue else { return try container.encodeNil() }
    try container.encode(wrappedValue)
  }
}

/// A duration that is written as milliseconds with at most three decimals, `null` where unknown.
@propertyWrapper
struct Milliseconds: Encodable {
  var wrappedValue: Duration?

  func encode(to encoder: any Encoder) throws {
    try Nullable(wrappedValue: wrappedValue?.milliseconds.roundedToThousandths).encode(to: encoder)
  }
}

extension Double {
  var roundedToThousandths: Double { (self * 1_000).rounded() / 1_000 }
}
