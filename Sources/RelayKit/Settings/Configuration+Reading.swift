import TOMLFile

extension Configuration {
  /// Reads a document; relative paths in it start from `folder`, `~/` from `home`.
  ///
  /// `isPrivate` is whether only its owner may read the file: otherwise it may hold no key.
  package init(
    in document: TOMLDocument, folder: String, home: HomeFolder, isPrivate: Bool
  ) throws(ConfigurationError) {
    let reader = ConfigurationReader(document: document, folder: folder, home: home)
    path = document.name
    values = try reader.values(isPrivate: isPrivate)
    positions = reader.positions
    keys = try reader.keys()
  }
}

/// The reader of a configuration's document.
private struct ConfigurationReader {
  let document: TOMLDocument
  let folder: String
  let home: HomeFolder

  /// The table of keys, beside which everything is a setting.
  private static let keysTable = "keys"

  func values(isPrivate: Bool) throws(ConfigurationError) -> [SettingName: SettingValue] {
    var values: [SettingName: SettingValue] = [:]
    for entry in document.entries
    where entry.path.count == 1 && entry.path[0] != Self.keysTable {
      let row = try row(of: entry)
      if let other = row.alternative, values[other] != nil {
        throw .excluded(place(entry), by: other)
      }
      let value = try value(of: entry, row.kind)
      if case .secret = value, !isPrivate { throw .exposedKey(place(entry)) }
      values[row.name] = value
    }
    return values
  }

  /// Where each setting stands.
  var positions: [SettingName: TOMLPosition] {
    let positions = document.entries.filter { $0.path.count == 1 }.compactMap { entry in
      SettingName(rawValue: entry.path[0]).map { ($0, entry.position) }
    }
    return Dictionary(positions) { first, _ in first }
  }

  private func row(of entry: TOMLEntry) throws(ConfigurationError) -> Setting {
    guard let row = SettingName(rawValue: entry.path[0]).flatMap(Setting.row) else {
      let names = SettingName.allCases.map(\.rawValue) + [Self.keysTable]
      throw .unknownKey(place(entry), nearest: Spelling.nearest(to: entry.path[0], among: names))
    }
    return row
  }

  private func value(
    of entry: TOMLEntry, _ kind: SettingKind
  ) throws(ConfigurationError) -> SettingValue {
    guard kind.isList else { return try single(entry, kind) }
    guard entry.value == .array else { throw refusal(entry, kind) }
    var texts: [String] = []
    for element in elements(of: entry) {
      guard case .text(let text) = try single(element, kind) else { throw refusal(entry, kind) }
      texts.append(text)
    }
    guard !texts.isEmpty else { throw refusal(entry, kind) }
    return .list(texts)
  }

  private func single(
    _ entry: TOMLEntry, _ kind: SettingKind
  ) throws(ConfigurationError) -> SettingValue {
    guard let value = kind.read(entry.value) else { throw refusal(entry, kind) }
    guard case .text(let path) = value, kind.isPath(path) else { return value }
    return .text(resolved(path))
  }

  private func refusal(_ entry: TOMLEntry, _ kind: SettingKind) -> ConfigurationError {
    var nearest: String?
    if case .string(let text) = entry.value {
      nearest = Spelling.nearest(to: text, among: kind.words)
    }
    return .badValue(place(entry), wanted: kind.wanted, nearest: nearest)
  }

  /// The path as if it had been given in the file's folder; `-` is standard input.
  private func resolved(_ path: String) -> String {
    let path = home.expanding(path)
    return path == "-" || path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}

// The table of keys.
extension ConfigurationReader {
  func keys() throws(ConfigurationError) -> [KeyWish] {
    guard let table = document[Self.keysTable] else { return [] }
    guard table.value == .table else {
      throw .badValue(place(table), wanted: "a table of actions and their keys", nearest: nil)
    }
    var wishes: [KeyWish] = []
    for entry in elements(of: table) {
      wishes.append(
        KeyWish(action: entry.path[1], keys: try keys(of: entry), place: place(entry)))
    }
    return wishes
  }

  /// The names of an action's keys; none for `"none"`.
  private func keys(of entry: TOMLEntry) throws(ConfigurationError) -> [String] {
    let named = entry.value == .array ? elements(of: entry) : [entry]
    var names: [String] = []
    for element in named {
      guard case .string(let name) = element.value, !name.isEmpty else {
        throw .badValue(
          place(element), wanted: "a key or an array of keys, for example \"s\" or \"^L\"",
          nearest: nil)
      }
      names.append(name)
    }
    return names == ["none"] ? [] : names
  }

  /// What stands right in a table or an array.
  private func elements(of entry: TOMLEntry) -> [TOMLEntry] {
    document.entries.filter {
      $0.path.count == entry.path.count + 1 && $0.path.starts(with: entry.path)
    }
  }

  private func place(_ entry: TOMLEntry) -> FilePlace {
    FilePlace(of: entry, in: document)
  }
}
