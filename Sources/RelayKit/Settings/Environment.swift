/// The environment variables of the process, handed in by the only module that reads them.
package struct Environment: Sendable {
  private let values: [String: String]

  package init(_ values: [String: String]) {
    self.values = values
  }

  /// The value of a variable; `nil` where it is unset or empty.
  package subscript(_ name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }

  /// The first of `names` that is set.
  package func first(of names: String...) -> String? {
    names.lazy.compactMap { self[$0] }.first
  }
}
