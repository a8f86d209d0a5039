extension Refusal {
  /// Reads the refusal in `answer`, or throws what else the answer is.
  init(in answer: Message, to transaction: Transaction) throws(RequestFailure) {
    let method = answer.type.method
    let values = try Values(in: answer)
    guard let error = values.error else {
      throw .incomplete(method, missing: AttributeKey.errorCode.name)
    }
    let isRedirection = error.code == ErrorCode.tryAlternate.code && method == .allocate
    if isRedirection, let alternate = values.alternate { throw .redirected(alternate) }
    self.init(
      method, error, bearsCredentials: transaction.key != nil,
      unknownAttributes: values.unknownAttributes)
  }

  /// The attributes that say why.
  private struct Values {
    let error: ErrorCode?
    let unknownAttributes: [UInt16]
    let alternate: Alternate?

    init(in answer: Message) throws(RequestFailure) {
      do throws(DecodeError) {
        error = try answer.value(.errorCode)
        unknownAttributes = try answer.value(.unknownAttributes) ?? []
        alternate = try Alternate(in: answer)
      } catch {
        throw .malformed(answer.type.method, error)
      }
    }
  }
}
