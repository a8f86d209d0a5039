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
    let texts = masks.map { $0.masked.split(separator: "\n").filter(\.tellsSomething) }
    lines =
      Self.lines(from: texts[0], to: texts[1]) + Self.changed(masks[0].secrets, masks[1].secrets)
  }

  /// What goes and what comes, in the order of the files.
  private static func lines(from old: [Substring], to new: [Substring]) -> [DisplayText] {
    let difference = new.difference(from: old)
    var removed = difference.removals.map(\.place)[...]
    var inserted = difference.insertions.map(\.place)[...]
    var lines: [DisplayText] = []
    // As many of the new file's lines are passed as of the old one's, but for what differs.
    var shift = 0
    while !removed.isEmpty || !inserted.isEmpty {
      if let place = removed.first, inserted.first.map({ place + shift <= $0 }) ?? true {
        lines.append("- \(shown(old[removed.removeFirst()]))")
        shift -= 1
      } else {
        lines.append("+ \(shown(new[inserted.removeFirst()]))")
        shift += 1
      }
    }
    return lines
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

extension CollectionDifference.Change {
  /// Where in the old file the line stood, or in the new one it stands.
  fileprivate var place: Int {
    switch self {
    case .remove(let offset, _, _), .insert(let offset, _, _): offset
    }
  }
}

extension Substring {
  /// Whether a line is more than brackets.
  fileprivate var tellsSomething: Bool { contains { $0.isLetter || $0.isNumber } }
}
