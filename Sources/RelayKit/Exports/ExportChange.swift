/// How a file that is to be replaced differs from what replaces it, without its secrets.
///
/// ```
/// - "urls": ["turn:old.example:80"]
/// + "urls": ["turn:new.example:80"]
/// 2 names or passwords changed
/// ```
package struct ExportChange: Equatable, Sendable {
  /// A line each; empty where nothing changed.
  package let lines: [DisplayText]

  package init(from old: [UInt8], to new: [UInt8]) {
    guard old != new else {
      lines = []
      return
    }
    let masks = [old, new].map { SecretMask(String(decoding: $0, as: UTF8.self)) }
    let texts = masks.map { $0.masked.split(separator: "\n") }
    let changes = texts[1].difference(from: texts[0]).map(Self.line)
    let secrets = Self.changed(masks[0].secrets, masks[1].secrets)
    lines = changes + secrets
  }

  private static func line(_ change: CollectionDifference<Substring>.Change) -> DisplayText {
    switch change {
    case .remove(_, let line, _): "- \(shown(line))"
    case .insert(_, let line, _): "+ \(shown(line))"
    }
  }

  private static func shown(_ line: Substring) -> DisplayText {
    DisplayText(sanitizing: String(line.drop { $0 == " " }), limit: 200)
  }

  private static func changed(_ old: [String], _ new: [String]) -> [DisplayText] {
    let count = Set(new).subtracting(old).count
    switch count {
    case 0: return []
    case 1: return ["1 name or password changed"]
    default: return ["\(count) names or passwords changed"]
    }
  }
}
