/// How a file that is to be replaced differs from what replaces it, without its secrets.
///
/// ```
/// - turn:old.example:80
/// + turn:new.example:80
/// 2 names or passwords changed
/// other lines changed: 1
/// ```
///
/// The file may be anybody's, with secrets that nothing here knows: what is not about servers is
/// counted, never shown. What is longer than any configuration is not compared at all, since nobody
/// would wait for that, nor read it.
package struct ExportChange: Equatable, Sendable {
  /// A line each, some forty at most; empty where nothing changed.
  package let lines: [DisplayText]

  /// How many lines about servers are shown.
  private static let most = 36
  /// How many bytes of a file are compared.
  static let longest = 1 << 20
  /// How many lines about servers are compared one by one: the time for that grows with its square.
  private static let mostCompared = 1_000

  package init(from old: [UInt8], to new: [UInt8]) {
    guard old != new else {
      lines = []
      return
    }
    guard max(old.count, new.count) <= Self.longest else {
      let name: DisplayText = old.count > Self.longest ? "the file" : "the export"
      lines = ["what changes is not told: \(name) is longer than 1 MiB, and not compared"]
      return
    }
    let masks = [old, new].map { SecretMask(String(decoding: $0, as: UTF8.self)) }
    let texts = masks.map { MentioningText($0.masked) }
    let servers = Self.changes(from: texts[0].servers, to: texts[1].servers)
    let left = servers.count - Self.most
    lines =
      servers.prefix(Self.most) + (left > 0 ? ["… and \(left) more"] : [])
      + Self.changed(masks[0].secrets, masks[1].secrets)
      + Self.changed(texts[0].others, texts[1].others)
  }

  private static func changes(from old: [DisplayText], to new: [DisplayText]) -> [DisplayText] {
    guard max(old.count, new.count) > mostCompared else { return lines(from: old, to: new) }
    return old == new ? [] : ["lines about servers: \(old.count) before, \(new.count) now"]
  }

  /// What goes and what comes, in the order of the files.
  private static func lines(from old: [DisplayText], to new: [DisplayText]) -> [DisplayText] {
    let difference = new.difference(from: old)
    var removed = difference.removals.map(\.place)[...]
    var inserted = difference.insertions.map(\.place)[...]
    var lines: [DisplayText] = []
    // As many of the new file's lines are passed as of the old one's, but for what differs.
    var shift = 0
    while !removed.isEmpty || !inserted.isEmpty {
      if let place = removed.first, inserted.first.map({ place + shift <= $0 }) ?? true {
        lines.append("- \(old[removed.removeFirst()])")
        shift -= 1
      } else {
        lines.append("+ \(new[inserted.removeFirst()])")
        shift += 1
      }
    }
    return lines
  }

  private static func changed(_ old: [String], _ new: [String]) -> [DisplayText] {
    let count = Set(new).subtracting(old).count
    switch count {
    case 0: return []
    case 1: return ["1 name or password changed"]
    default: return ["\(count) names or passwords changed"]
    }
  }

  /// A line that has another in its place counts once.
  private static func changed(_ old: [String: Int], _ new: [String: Int]) -> [DisplayText] {
    let excess = { (one: [String: Int], other: [String: Int]) in
      one.reduce(0) { $0 + max(0, $1.value - (other[$1.key] ?? 0)) }
    }
    let count = max(excess(old, new), excess(new, old))
    return count == 0 ? [] : ["other lines changed: \(count)"]
  }
}

/// The lines of a text: those about servers, and how often each of the others stands in it.
private struct MentioningText {
  var servers: [DisplayText] = []
  var others: [String: Int] = [:]

  init(_ masked: String) {
    for line in masked.split(whereSeparator: \.isNewline) {
      let parts = ServerMention(line).parts
      if !parts.isEmpty {
        servers.append(parts.joined(separator: ", "))
      } else if line.tellsSomething {
        others[line.trimmed, default: 0] += 1
      }
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

  /// Without what stands around the same value as the first or the last of a list.
  fileprivate var trimmed: String {
    String(drop { " \t-".contains($0) }.reversed().drop { " \t,;".contains($0) }.reversed())
  }
}
