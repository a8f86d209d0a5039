import RelayKit

extension KeyBindings {
  /// One action as a table of keys tells it.
  package struct Entry: Equatable, Sendable {
    package let action: Action
    package let keys: [DisplayText]
    /// What it does; several where that depends on the place.
    package let titles: [DisplayText]
  }

  /// Every action with all its keys, in the order of the rows.
  package var entries: [Entry] {
    var actions: [Action] = []
    for row in rows where !actions.contains(row.action) { actions.append(row.action) }
    return actions.map { action in
      let rows = rows.filter { $0.action == action }
      return Entry(
        action: action, keys: rows.flatMap(\.keys).unique.map(\.displayName),
        titles: rows.map(\.title).unique)
    }
  }

  /// The table for the README.
  package var markdown: String {
    let rows = entries.map { entry in
      let keys = entry.keys.map { "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | `\(entry.action.name)` | \(entry.titles.joined(separator: ", or ")) |"
    }
    return (["| keys | action | does |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  /// The table for a terminal: name, keys and what they do.
  package var lines: [DisplayText] {
    let entries = entries
    let nameWidth = entries.map(\.action.displayName.width).max() ?? 0
    let keys = entries.map { $0.keys.joined(separator: " ") }
    let keysWidth = min(keys.map(\.width).max() ?? 0, 20)
    return zip(entries, keys).map { entry, keys in
      let name = entry.action.displayName
      return name + .spaces(nameWidth + 2 - name.width) + keys
        + .spaces(max(keysWidth - keys.width, 0) + 2) + entry.titles.joined(separator: ", or ")
    }
  }
}
