/// A value as configuration files have it.
indirect enum Literal: Sendable {
  case text(String)
  case number(Int)
  /// What stands for itself: `null`, `true`.
  case word(String)
  case list([Literal])
  case map([(String, Literal)])

  /// JSON, lists of plain values on one line.
  func json(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Quoting.json(text)
    case .number(let number): return String(number)
    case .word(let word): return word
    case .list(let values) where values.allSatisfy(\.isPlain):
      return "[" + values.map { $0.json() }.joined(separator: ", ") + "]"
    case .list(let values):
      let lines = values.map { inner + $0.json(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .map(let members):
      let lines = members.map { "\(inner)\(Quoting.json($0)): \($1.json(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// YAML in its block style, strings in double quotes, lists of plain values on one line.
  ///
  /// Of a map and of a list that is not plain, each line begins with `indent`.
  func yaml(indent: String = "") -> String {
    switch self {
    case .text, .number, .word: json()
    case .list(let values) where values.allSatisfy(\.isPlain): json()
    case .list(let values):
      values.map { value in
        let lines = value.yaml(indent: indent + "  ")
        return "\(indent)- \(lines.dropFirst(value.isPlain ? 0 : indent.count + 2))"
      }.joined(separator: "\n")
    case .map(let members):
      members.map { name, value in
        value.isInline
          ? "\(indent)\(name): \(value.yaml())"
          : "\(indent)\(name):\n\(value.yaml(indent: indent + "  "))"
      }.joined(separator: "\n")
    }
  }

  private var isPlain: Bool {
    switch self {
    case .text, .number, .word: true
    case .list, .map: false
    }
  }

  private var isInline: Bool {
    guard case .list(let values) = self else { return isPlain }
    return values.allSatisfy(\.isPlain)
  }
}
