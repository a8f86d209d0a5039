extension Setting {
  /// The table of settings for the README.
  package static var markdown: String {
    let rows = table.map { row in
      let option = row.option.map { "\($0)" } ?? ""
      return [
        option.split(separator: ", ").map { "`\($0)`" }.joined(separator: ", "),
        row.variable.map { "`\($0)`" } ?? "", "`\(row.name.rawValue)`", "\(row.title)",
      ]
    }
    let head = [
      ["option", "environment", "key in the file", "meaning"], ["---", "---", "---", "---"],
    ]
    return (head + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}
