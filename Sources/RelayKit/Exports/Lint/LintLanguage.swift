/// A language of which it can be told that a text does not parse.
enum LintLanguage: Hashable, Sendable {
  case yaml, javaScript, typeScript, python, dart, lua, go, swift, java, kotlin, cpp, libconfig

  var name: DisplayText {
    switch self {
    case .yaml: "YAML"
    case .javaScript: "JavaScript"
    case .typeScript: "TypeScript"
    case .python: "Python"
    case .dart: "Dart"
    case .lua: "Lua"
    case .go: "Go"
    case .swift: "Swift"
    case .java: "Java"
    case .kotlin: "Kotlin"
    case .cpp: "C++"
    case .libconfig: "libconfig"
    }
  }

  /// What its strings and comments look like; `nil` for YAML, where columns tell.
  var grammar: LintGrammar? {
    switch self {
    case .yaml: nil
    case .javaScript: .javaScript
    case .typeScript: .typeScript
    case .python: .python
    case .dart: .dart
    case .lua: .lua
    case .go: .go
    case .swift: .swift
    case .java: .java
    case .kotlin: .kotlin
    case .cpp: .cpp
    case .libconfig: .libconfig
    }
  }

  /// Whether it holds expressions, and not but values.
  var isCode: Bool { self != .yaml && self != .libconfig }

  /// The first place where a text, with its comments, does not parse; `nil` for none, and of YAML and
  /// libconfig where it is not `isCertain` that it is no page about them.
  func fault(in source: LintSource, isCertain: Bool) -> LintFault? {
    guard isCode || isCertain else { return nil }
    guard let grammar else { return LintYAML(source).fault }
    let lexer = LintLexer(source, grammar, isCertain: isCertain)
    guard self == .libconfig else { return lexer.fault }
    return LintLibconfig(LintSource(lexer.bytes)).fault ?? lexer.fault
  }
}
