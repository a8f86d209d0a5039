/// What kind of file an ICE configuration is, by the words that only one kind has.
struct LintKind: Sendable {
  private(set) var name: DisplayText
  /// What is no part of it.
  private(set) var comments: LintComments
  /// All of these stand in it.
  private let words: [String]
  /// Whether its URLs hold the login.
  var takesUserInfo = false
  /// Whether what it names ends in browsers, with their limits.
  var isForBrowsers = true
  /// Whether each of its lines stands for itself.
  var splitsLines = false
  /// Whether brackets are but characters of its values.
  var isFlat = false
  /// Whether a value without quotes is an expression, whose value is not there.
  var isCode = false
  /// How it is told that it does not parse; `nil` where its lines say nothing of that.
  var syntax: LintSyntax?
  /// Whether nothing but the file's name tells of it, so that it may be no configuration.
  private(set) var isNamedOnly = false
  /// Whether it is of one of several languages, which are told apart by more of their words.
  var isScript = false
  /// Whether it can be told whose a login is.
  var tellsLogins = true
  /// What it calls a login, where it has one in all; `nil` where each server has its own.
  var login: Login?
  /// How it names servers, where not by URLs.
  var parts: [LintParts] = []
  /// How it names them in a way of its own.
  var naming: LintNaming?
  /// The members of which it reads lists alone.
  var lists: Set<String> = []
  /// What a member with URLs was once called.
  var oldName: String?

  /// The members that hold a login.
  struct Login: Sendable {
    var username: String
    var credential: String
    /// What stands in the login's stead: a secret shared with the relays, a file that holds one, or
    /// a service that gives logins.
    var steads: Set<String> = []
    /// Whether any secret of relays does, as in environments, where nobody settles the names.
    var takesSecrets = false
  }

  init(
    _ name: DisplayText, _ words: String..., comments: LintComments = .hash,
    with change: (inout LintKind) -> Void = { _ in }
  ) {
    self.name = name
    self.words = words
    self.comments = comments
    change(&self)
  }

  /// A text that a file's name says to be of a language, and of which no more is known.
  init(of language: LintLanguage) {
    self.init("\(language.name) with server URLs", comments: .of(language)) {
      $0.syntax = LintSyntax(language, isCertain: true)
      $0.isCode = language.isCode
      $0.tellsLogins = language.isKnown
      $0.isForBrowsers = language.isKnown
    }
    isNamedOnly = true
  }

  /// The same kind, of this syntax.
  func of(_ syntax: LintSyntax) -> LintKind {
    var kind = self
    kind.syntax = syntax
    return kind
  }

  /// The same kind in the language that a file's name says.
  private func of(_ language: LintLanguage) -> LintKind {
    var kind = of(LintSyntax(language, isCertain: true))
    kind.comments = .of(language)
    if isScript { kind.name = language.name }
    return kind
  }

  /// The kind of a text that is not JSON, of a file of this family; `nil` where no kind is like it.
  static func of(_ text: [UInt8], in family: LintFileName.Family? = nil) -> LintKind? {
    if family == .documents { return documents }
    guard case .language(let language) = family else {
      return of(text, among: family == .lines ? all.filter(\.isOfLines) : all)
    }
    let kinds = all.filter { kind in
      kind.syntax.map { $0.languages.contains(language) }
        ?? (kind.takesUserInfo && !language.isKnown)
    }
    return of(text, among: kinds)?.of(language) ?? LintKind(of: language)
  }

  /// What the scripts of a page are where no words tell more.
  static let page = {
    var kind = script
    kind.name = "JavaScript in HTML"
    kind.syntax = nil
    return kind
  }()

  /// The kind of a page's scripts; `nil` where no words tell of servers.
  static func ofPage(_ text: [UInt8]) -> LintKind? {
    of(text, among: all.filter(\.isScript)).map { _ in page }
  }

  /// Whether names and values stand in its lines, or may do so.
  private var isOfLines: Bool { syntax.map { isScript || $0 == .libconfig } ?? true }

  private static func of(_ text: [UInt8], among kinds: [LintKind]) -> LintKind? {
    // Words of comments do not count, and these alone are found where nothing is erased yet.
    let whole = LintWords(of: LintSource(text), known: vocabulary)
    var read: [LintComments: LintWords] = [:]
    let kind = kinds.lazy.filter { $0.words.allSatisfy(whole.contains) }.first { kind in
      let words = read[kind.comments] ?? words(of: text, without: kind.comments)
      read[kind.comments] = words
      return kind.words.allSatisfy(words.contains)
    }
    return kind?.named(by: read[.script])
  }

  /// The kind of a text that begins as JSON does, and is none.
  static func script(_ text: [UInt8]) -> LintKind {
    script.named(by: words(of: text, without: .script))
  }

  /// The kind by the name of its language, where there are words that only one has.
  private func named(by words: LintWords?) -> LintKind {
    guard isScript, let words else { return self }
    var kind = self
    kind.name = LintScript.name(of: words) ?? name
    return kind
  }

  private static func words(of text: [UInt8], without comments: LintComments) -> LintWords {
    LintWords(of: LintSource(comments.erased(in: text)), known: vocabulary)
  }

  private static let vocabulary = Set(all.flatMap(\.words) + LintScript.words)

  /// All that kinds call what they name.
  static let names = Set(all.flatMap(\.names)).union(LintText.urlNames)

  private var names: [String] {
    let logins = login.map { [$0.username, $0.credential] + $0.steads } ?? []
    return logins + parts.flatMap(\.names) + (naming?.names ?? []) + lists
      + [oldName].compactMap(\.self)
  }
}
