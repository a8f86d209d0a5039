/// What the name of a file says of what is in it.
struct LintFileName: Sendable {
  /// What it may hold.
  enum Family: Equatable, Sendable {
    /// JSON and nothing else.
    case json
    case language(LintLanguage)
    /// JSON, a document each line.
    case documents
    /// Names and values, a line each: an INI file or variables of a shell.
    case lines
  }

  /// `nil` where the contents have to tell.
  let family: Family?
  /// Whether it becomes what it is named for by filling in.
  let isTemplate: Bool
  /// Whether it is a page with scripts in it.
  let isPage: Bool

  static let unknown = LintFileName(nil)

  init(_ path: String?) {
    var parts = (path?.split(separator: "/").last ?? "").lowercased().split(
      separator: ".", omittingEmptySubsequences: false)
    var isTemplate = false
    while let last = parts.last, parts.count > 2, Self.additions.contains(String(last)) {
      isTemplate = isTemplate || Self.templates.contains(String(last))
      parts.removeLast()
    }
    self.isTemplate = isTemplate
    let isDotEnv = parts.count > 1 && parts[0].isEmpty && parts[1] == "env"
    let ending = parts.count > 1 ? String(parts.last ?? "") : ""
    family = isDotEnv ? .lines : Self.families[ending]
    isPage = Self.pages.contains(ending)
  }

  private static let pages: Set<String> = ["htm", "html", "php", "svelte", "vue", "xhtml"]

  private static let templates: Set<String> = [
    "erb", "gotmpl", "hbs", "in", "j2", "jinja", "jinja2", "mustache", "tmpl", "tpl",
  ]
  private static let additions = templates.union([
    "bak", "default", "dist", "example", "new", "old", "orig", "sample", "template",
  ])

  private static let families: [String: Family] = {
    var families: [String: Family] = [
      "json": .json, "ndjson": .documents, "jsonl": .documents,
    ]
    for ending in ["bash", "cfg", "conf", "env", "ini", "properties", "sh", "toml"] {
      families[ending] = .lines
    }
    for (language, endings) in endings {
      for ending in endings { families[ending] = .language(language) }
    }
    return families
  }()

  private static let endings: [(LintLanguage, [String])] = [
    (.yaml, ["yaml", "yml"]), (.javaScript, ["js", "mjs", "cjs", "jsx"]),
    (.typeScript, ["ts", "mts", "cts", "tsx"]), (.python, ["py"]), (.dart, ["dart"]),
    (.lua, ["lua"]), (.go, ["go"]), (.swift, ["swift"]), (.java, ["java"]),
    (.kotlin, ["kt", "kts"]), (.cpp, ["cpp", "cc", "cxx", "hpp", "hh"]), (.libconfig, ["jcfg"]),
    (.cSharp, ["cs"]), (.elixir, ["ex", "exs"]), (.objectiveC, ["m", "mm"]), (.rust, ["rs"]),
  ]
}
