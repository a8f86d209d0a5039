/// A server's answer that it will not do what it was asked (RFC 8656 §19).
package struct Refusal: Hashable, Sendable {
  package let method: Method
  package let error: ErrorCode
  /// Whether the request bore credentials that answered the server's challenge.
  package let bearsCredentials: Bool
  /// What the server did not understand, where it says so.
  package let unknownAttributes: [UInt16]

  package init(
    _ method: Method, _ error: ErrorCode, bearsCredentials: Bool = true,
    unknownAttributes: [UInt16] = []
  ) {
    self.method = method
    self.error = error
    self.bearsCredentials = bearsCredentials
    self.unknownAttributes = unknownAttributes
  }

  /// What the refusal means, which its number alone does not say.
  package var cause: RefusalCause {
    RefusalCause.rows.first { $0.code == error.code && $0.applies(self) }?.cause ?? .other
  }
}

extension Refusal: CustomStringConvertible {
  /// The refusal, its meaning and what to do: `Allocate refused: 486 …: … has as many …`.
  package var description: String { description(advising: cause.step) }

  /// The refusal and its meaning, with another thing to do about it.
  package func description(advising step: String) -> String {
    let list = unknownAttributes.map(AttributeTable.label).joined(separator: ", ")
    let names = list.isEmpty ? "" : " (\(list))"
    return "\(method) refused: \(error)\(names): \(cause.meaning); \(step)"
  }
}
