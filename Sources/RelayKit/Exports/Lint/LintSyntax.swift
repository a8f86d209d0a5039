/// How it is told of a text that it does not parse: by every language that it may be of.
///
/// What a program may take is never refused: a text that parses in one of them parses.
struct LintSyntax: Hashable, Sendable {
  var languages: [LintLanguage]
  /// Whether it is of one of them for sure, and no prose around some code.
  var isCertain = false

  init(_ languages: LintLanguage..., isCertain: Bool = false) {
    self.languages = languages
    self.isCertain = isCertain
  }

  static let yaml = LintSyntax(.yaml)
  static let libconfig = LintSyntax(.libconfig)
  /// The languages whose literals look alike.
  static let script = LintSyntax(.javaScript, .typeScript, .python, .dart)
  /// The same where nothing but a literal stands.
  static let literal = LintSyntax(.javaScript, .typeScript, .python, .dart, isCertain: true)

  /// The first place where a text, with its comments, does not parse; `nil` for none.
  func fault(in source: LintSource) -> LintFault? {
    var first: LintFault?
    for language in languages {
      let isCertain = isCertain || source.begins(as: language)
      guard let fault = language.fault(in: source, isCertain: isCertain) else { return nil }
      first = first ?? fault
    }
    return first
  }
}

extension LintSource {
  /// Whether it begins with what only a file of a language begins with, and no page about it.
  fileprivate func begins(as language: LintLanguage) -> Bool {
    let lines = lines.lazy.map(trimmed)
    guard let line = lines.first(where: { !$0.isEmpty && !isComment($0) }),
      !lines.contains(where: { has("```", at: $0.lowerBound, before: $0.upperBound) })
    else { return false }
    switch language {
    case .yaml: return beginsAsYAML(line)
    case .libconfig: return beginsAsGroup(line)
    default: return beginsAsCode(line)
    }
  }

  /// Whether a line of YAML is this: a marker, an item, brackets, or a name and its colon.
  private func beginsAsYAML(_ line: Range<Int>) -> Bool {
    if "{[%".utf8.contains(bytes[line.lowerBound]) { return true }
    let name = first(from: line.lowerBound, before: line.upperBound) {
      !$0.isName && !$0.isQuote && $0 != UInt8(ascii: ".")
    }
    if has("- ", at: line.lowerBound, before: line.upperBound) { return true }
    guard has(":", at: name, before: line.upperBound) else {
      return text(line).hasPrefix("---")
    }
    return name + 1 == line.upperBound || bytes[name + 1].isBlank
  }

  /// Whether a group of libconfig begins in a line: `nat: {`.
  private func beginsAsGroup(_ line: Range<Int>) -> Bool {
    let name = first(from: line.lowerBound, before: line.upperBound) { !$0.isName }
    let sign = first(from: name, before: line.upperBound) { !$0.isBlank }
    guard name > line.lowerBound, sign < line.upperBound, ":=".utf8.contains(bytes[sign]) else {
      return has("@include", at: line.lowerBound, before: line.upperBound)
    }
    let brace = first(from: sign + 1, before: bytes.count) { !$0.isBlank }
    return has("{", at: brace, before: bytes.count)
  }

  private func beginsAsCode(_ line: Range<Int>) -> Bool {
    let words = text(line.prefix(80)).split { " \t({*".contains($0) }
    let first = words.first.map(String.init) ?? ""
    // A shell exports too.
    let second = words.dropFirst().first.map(String.init) ?? ""
    return Self.beginnings.contains(first)
      || first == "export" && Self.exports.contains(second)
      || first == "from" && words.dropFirst(2).first == "import"
      || first == "external_services" && second == "="
  }

  private func isComment(_ line: Range<Int>) -> Bool {
    ["#", "//", "--", "/*", "*"].contains { has($0, at: line.lowerBound, before: line.upperBound) }
  }

  private static let beginnings: Set<String> = ["const", "def", "func", "import", "package", "var"]

  private static let exports: Set<String> = [
    "async", "class", "const", "declare", "default", "enum", "interface", "let", "type", "var",
  ]
}

/// Brackets that are open, the innermost last.
struct LintBrackets: Sendable {
  private var open: [(byte: UInt8, place: Int)] = []

  var last: Int? { open.last?.place }

  /// What opens each that closes.
  static let halves: [UInt8: UInt8] = [0x29: 0x28, 0x5D: 0x5B, 0x7D: 0x7B]

  /// Goes into a bracket or out of it; `false` where another one would have to be left first.
  mutating func turn(_ byte: UInt8, at place: Int) -> Bool {
    if "([{".utf8.contains(byte) {
      open.append((byte, place))
      return true
    }
    guard let opening = Self.halves[byte] else { return true }
    guard open.last?.byte == opening else { return false }
    open.removeLast()
    return true
  }
}
