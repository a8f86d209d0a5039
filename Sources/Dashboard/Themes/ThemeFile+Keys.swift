import RelayKit
import TOMLFile

extension ThemeFile {
  /// The keys that may stand at each level; `*` is any name.
  private static let known: [[String]] =
    ["name", "variant", "background", "foreground", "palette", "roles"].map { [$0] }
    + [["palette", "*"]] + ["rgb", "ansi"].map { ["palette", "*", $0] }
    + Role.allCases.map { ["roles", $0.rawValue] }
    + Role.allCases.flatMap { role in
      ["fg", "bg", "attributes", "mono"].map { ["roles", role.rawValue, $0] }
    }

  /// Refuses a key that means nothing here, before any value is looked at.
  func refuseUnknownKeys() throws(ThemeError) {
    for entry in document.entries where !isKnown(entry) {
      let siblings = Self.known.filter { isAlike($0.dropLast(), entry.path.dropLast()) }
      let names = siblings.filter { $0.count == entry.path.count }.compactMap(\.last)
      throw .unknownKey(
        place(of: entry),
        nearest: entry.path.last.flatMap { Spelling.nearest(to: $0, among: names) })
    }
  }

  /// Whether a key may be there; what stands inside an array is looked at where the array is read.
  private func isKnown(_ entry: TOMLEntry) -> Bool {
    let isElement = document.entries.contains { other in
      other.value == .array && other.path.count < entry.path.count
        && entry.path.starts(with: other.path)
    }
    return isElement || Self.known.contains { isAlike($0[...], entry.path[...]) }
  }

  private func isAlike(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    pattern.count == path.count && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
