/// A language that a file's name tells.
enum LintLanguage: Hashable, Sendable {
  case yaml, javaScript, typeScript, python, dart, lua, go, swift, java, kotlin, cpp, libconfig
  // Of these no more is read than URLs.
  case cSharp, elixir, objectiveC, rust

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
    case .cSharp: "C#"
    case .elixir: "Elixir"
    case .objectiveC: "Objective-C"
    case .rust: "Rust"
    }
  }

  /// What its strings and comments look like; `nil` for YAML, where columns tell, and where it is not
  /// known.
  var grammar: LintGrammar? {
    switch self {
    case .yaml, .cSharp, .elixir, .objectiveC, .rust: nil
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

  /// Whether it is known enough to tell whose a login is, and that a text does not parse.
  var isKnown: Bool { self == .yaml || grammar != nil }

  /// Whether it holds expressions, and not but values.
  var isCode: Bool { self != .yaml && self != .libconfig }

  /// The first place where a text, with its comments, does not parse; `nil` for none, and of YAML and
  /// libconfig where it is not `isCertain` that it is no page about them.
  func fault(in source: LintSource, isCertain: Bool) -> LintFault? {
    guard isKnown, isCode || isCertain else { return nil }
    guard let grammar else { return LintYAML(source).fault }
    let lexer = LintLexer(source, grammar, isCertain: isCertain)
    guard self == .libconfig else { return lexer.fault }
    return LintLibconfig(LintSource(lexer.bytes)).fault ?? lexer.fault
  }
}
