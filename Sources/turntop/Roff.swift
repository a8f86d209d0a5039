/// Text as man(7) takes it.
enum Roff {
  /// Text that means nothing but itself, also at the start of a line.
  static func escaped(_ text: String) -> String {
    let safe = text.flatMap { character -> [Character] in
      switch character {
      case "\\": Array("\\e")
      case "-": Array("\\-")
      case "\n": [" "]
      default: [character]
      }
    }
    let line = String(safe)
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  static func section(_ title: String) -> String { ".SH \(title)" }

  static func subsection(_ title: String) -> String { ".SS \(escaped(title))" }

  static func paragraph(_ text: String) -> [String] { [".PP", escaped(text)] }

  /// A term in bold, and beneath it, indented, what there is to say of it.
  static func entry(_ term: String, _ text: String) -> [String] {
    [".TP", "\\fB\(escaped(term))\\fR"] + (text.isEmpty ? [] : [escaped(text)])
  }
}
