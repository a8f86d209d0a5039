/// A name that stands more than once in one object of a JSON document.
///
/// Programs read the last alone: JSON.parse lets it overwrite those before it (ECMA-262 §25.5.1);
/// others may refuse the document, since its meaning is open (RFC 8259 §4).
struct LintRepeat: Sendable {
  /// Of those asked for.
  let name: String
  /// The object's number in the list; `nil` of what holds the list.
  let entry: Int?
  /// Where the names stand.
  let offsets: [Int]
  /// Whether all have the same value, so that nothing is lost with those before the last.
  let isSame: Bool

  /// Those of `names` that `object` repeats.
  static func all(of names: [String], in object: JSONNode, entry: Int? = nil) -> [LintRepeat] {
    names.compactMap { name in
      let members = object.members?.filter { $0.name == name } ?? []
      guard members.count > 1, let last = members.last?.value.value else { return nil }
      return LintRepeat(
        name: name, entry: entry, offsets: members.map(\.nameRange.lowerBound),
        isSame: members.allSatisfy { $0.value.value == last })
    }
  }

  /// What is wrong with each, in the order of the document, which is gone through once.
  static func findings(_ repeats: [LintRepeat], in document: [UInt8]) -> [LintFinding] {
    guard !repeats.isEmpty else { return [] }
    var cursor = TextCursor(document)
    var places: [Int: DisplayText] = [:]
    for offset in repeats.flatMap(\.ends).sorted() {
      let (line, column) = cursor.position(of: offset)
      places[offset] = "line \(line), column \(column)"
    }
    return repeats.map { $0.finding(places) }
  }

  /// The first and the last.
  private var ends: [Int] { [offsets.first, offsets.last].compactMap(\.self) }

  private func finding(_ places: [Int: DisplayText]) -> LintFinding {
    let shown = ends.map { places[$0] ?? .empty }
    let times: DisplayText = offsets.count == 2 ? "twice" : "\(offsets.count) times"
    let object: DisplayText = entry.map { " in entry \($0)" } ?? .empty
    return LintFinding(
      isSame ? .warning : .error, "repeated-member", at: shown.last,
      """
      \(DisplayText(sanitizing: name)) stands \(times)\(object), first in \
      \(shown.first ?? .empty): programs read the last alone, or refuse the file: \(advice)
      """)
  }

  private var advice: DisplayText {
    if isSame { return "take out all but one" }
    return Self.lists.contains(name)
      ? "put all of it into one list" : "keep the one that is right"
  }

  private static let lists = ["iceServers", "data", "urls", "url"]
}
