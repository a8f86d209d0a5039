/// One place of the screen.
package struct Cell: Equatable, Sendable {
  /// One character with its combining marks; empty in the right half of a wide one.
  package var text: String
  package var style: TextStyle

  package init(_ text: String, style: TextStyle = .plain) {
    self.text = text
    self.style = style
  }

  package static let blank = Cell(" ")
}
