import RelayKit

extension DisplayText {
  /// The text in lines of at most `columns` cells, broken at spaces; a longer word is cut with `~`.
  package func wrapped(to columns: Int) -> [DisplayText] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last,
        DisplayWidth.width(of: last) + 1 + DisplayWidth.width(of: String(word)) <= columns
      {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { DisplayText(sanitizing: $0) }
  }
}
