/// The one place where foreign text is made safe for a terminal, a log and a report.
///
/// - C0, DEL and C1 control characters, line and paragraph separators, the bidirectional and
///   invisible format characters, fillers and selectors that show nothing, tags, private use and
///   unassigned scalars become `?`.
/// - What exceeds the limit is cut, and the cut is shown as `~`.
package enum Sanitizer {
  package static let defaultLimit = 512

  package static func sanitized(_ foreign: String, limit: Int = defaultLimit) -> String {
    if foreign.utf8.count <= limit, foreign.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      return foreign
    }
    var result = ""
    var count = 0
    for scalar in foreign.unicodeScalars {
      guard count < limit else { return result + "~" }
      result.unicodeScalars.append(isSafe(scalar) ? scalar : "?")
      count += 1
    }
    return result
  }

  static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0x00...0x9F: false
    default:
      isSafe(scalar.properties.generalCategory)
        && !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isSafe(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
