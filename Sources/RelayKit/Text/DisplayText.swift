/// Text that is safe to show: the only kind that views, reports and logs take.
///
/// Literals and numbers become `DisplayText` as they are; a `String` only through `init(sanitizing:)`,
/// so what came from outside cannot reach a terminal by accident:
/// ```swift
/// let note: DisplayText = "\(region.name): \(sampleCount) samples"
/// ```
package struct DisplayText: Hashable, Sendable {
  /// The text, without control characters.
  package let text: String

  /// Makes foreign text safe to show, at most `limit` characters of it.
  package init(sanitizing foreign: String, limit: Int = Sanitizer.defaultLimit) {
    text = Sanitizer.sanitized(foreign, limit: limit)
  }

  fileprivate init(trusted: String) {
    text = trusted
  }

  package static let empty: DisplayText = ""

  package var isEmpty: Bool { text.isEmpty }

  package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    DisplayText(trusted: left.text + right.text)
  }

  package static func += (left: inout DisplayText, right: DisplayText) {
    left = left + right
  }
}

extension DisplayText: CustomStringConvertible {
  package var description: String { text }
}

extension DisplayText: Comparable {
  package static func < (left: DisplayText, right: DisplayText) -> Bool {
    left.text < right.text
  }
}

extension DisplayText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: StaticString) {
    text = value.description
  }

  package init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  /// Joins literals, numbers and other display texts; takes no `String`.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate(set) var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    package mutating func appendInterpolation(_ value: DisplayText) {
      text += value.text
    }

    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      text += String(value)
    }
  }
}

extension Sequence<DisplayText> {
  /// Joins the texts with `separator` between them.
  package func joined(separator: DisplayText = "") -> DisplayText {
    DisplayText(trusted: map(\.text).joined(separator: separator.text))
  }
}
