/// A success response, and how it came.
struct Answer: Sendable {
  let message: Message
  let integrity: AnswerIntegrity
  let roundTrip: Duration?

  func value<Value>(_ key: AttributeKey<Value>) throws(RequestFailure) -> Value? {
    do throws(DecodeError) {
      return try message.value(key)
    } catch {
      throw .malformed(message.type.method, error)
    }
  }

  func required<Value>(_ key: AttributeKey<Value>) throws(RequestFailure) -> Value {
    guard let value = try value(key) else {
      throw .incomplete(message.type.method, missing: key.name)
    }
    return value
  }
}
