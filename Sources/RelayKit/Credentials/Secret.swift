/// A string that no description, interpolation, mirror or dump reveals.
package struct Secret: Hashable, Sendable {
  /// The secret itself, for the protocol, a request or an export.
  package let revealed: String

  package init(_ revealed: String) {
    self.revealed = revealed
  }

  /// What may be shown: the last four characters where there are 16 or more, else `set`.
  package var hint: DisplayText {
    guard revealed.count >= 16 else { return "set" }
    return ".." + DisplayText(sanitizing: String(revealed.suffix(4)))
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(secret)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
