/// The servers that a program makes by calls, with logins that no name stands before, or that
/// further calls give: `RTCIceServer("turn:a.example", "u", "p")`,
/// `IceServer.builder("turn:a.example").setUsername("u").setPassword("p")`.
struct LintCalls: Sendable {
  /// Whether a password is written out in one.
  private(set) var holdSecret = false
  /// By where the URL begins that it belongs to.
  private var logins: [Int: LintLogins.Login] = [:]
  /// Where the URLs begin that stand in one.
  private var places: Set<Int> = []
  private let source: LintSource

  init(of text: LintText) {
    source = text.source
    guard !text.isFlat else { return }
    var reader = LintCallReader(source)
    let source = source
    let calls = reader.calls { Self.makesServer($0.lowercased()) }.flatMap {
      reader.values(in: $0)
    }
    var rest = text.addresses[...]
    for call in calls {
      rest = rest.drop { $0.range.lowerBound < call.name.lowerBound }
      places.formUnion(rest.prefix { $0.range.lowerBound < call.end }.map(\.range.lowerBound))
      let urls = rest.prefix { $0.range.lowerBound < call.arguments.first?.upperBound ?? 0 }
      guard !urls.isEmpty, !Self.lists.contains(source.text(call.name)) else { continue }
      let isBuilder = source.text(call.name) == "builder"
      guard let login = isBuilder ? built(by: call, &reader) : positional(in: call) else {
        continue
      }
      for url in urls { logins[url.range.lowerBound] = login }
    }
  }

  /// The login of a URL; `nil` where no call tells it.
  subscript(address: LintText.Address) -> LintLogins.Login? { logins[address.range.lowerBound] }

  /// Whether a URL stands in a server's call.
  func hold(_ address: LintText.Address) -> Bool { places.contains(address.range.lowerBound) }

  private static func makesServer(_ name: String) -> Bool {
    name.hasSuffix("iceserver") || name == "builder" || lists.contains(name)
  }

  /// What puts a server into a list of them in C++, whose URL holds its login.
  private static let lists: Set<String> = ["emplace_back", "push_back"]

  /// The second and third argument, or those with names; `nil` where all have names, or there is
  /// none but the URL.
  private mutating func positional(in call: LintCall) -> LintLogins.Login? {
    let plain = call.arguments.prefix { source.argumentName($0) == nil }
    guard plain.count > 1 else { return nil }
    guard !call.arguments.contains(where: { source.isSpread($0.lowerBound) }) else {
      return login(nil, nil, otherwise: nil)
    }
    let named = call.arguments.dropFirst(plain.count)
    let user = plain[1]
    let password =
      plain.count > 2 ? plain[2] : named.first { source.argumentName($0)?.isPassword ?? false }
    return login(user, password, otherwise: false)
  }

  /// What further calls give; it is only certain that there is no more where the last makes the
  /// server.
  private mutating func built(
    by call: LintCall, _ reader: inout LintCallReader
  ) -> LintLogins.Login {
    var values: [String: Range<Int>] = [:]
    var last = call
    while let next = reader.next(after: last) {
      last = next
      values[source.text(next.name)] = next.arguments.first
    }
    let isOver = source.text(last.name) == "createIceServer"
    return login(values["setUsername"], values["setPassword"], otherwise: isOver ? false : nil)
  }

  private mutating func login(
    _ username: Range<Int>?, _ password: Range<Int>?, otherwise: Bool?
  ) -> LintLogins.Login {
    let values = [username, password].map { $0.flatMap(source.argument) }
    if let password, values[1] != nil, source.isString(password) { holdSecret = true }
    return LintLogins.Login(values, otherwise: otherwise)
  }
}

extension LintSource {
  /// The name in front of an argument: `username="u"`, `username: "u"`; `nil` for none.
  fileprivate func argumentName(_ argument: Range<Int>) -> String? {
    let end = first(from: argument.lowerBound, before: argument.upperBound) { !$0.isName }
    return value(of: argument) == argument ? nil : text(argument.lowerBound..<end)
  }

  /// What stands behind an argument's name, or all of it where it has none.
  private func value(of argument: Range<Int>) -> Range<Int> {
    let end = argument.upperBound
    let name = first(from: argument.lowerBound, before: end) { !$0.isName }
    let sign = first(from: name, before: end) { !$0.isBlank }
    let isSign =
      has("=", at: sign, before: end) && !has("==", at: sign, before: end)
      || has(":", at: sign, before: end) && !has("::", at: sign, before: end)
    return name > argument.lowerBound && isSign ? trimmed(sign + 1..<end) : argument
  }

  /// Whether an argument is written out, as a string.
  func isString(_ argument: Range<Int>) -> Bool {
    let value = value(of: argument)
    return value.count > 1 && bytes[value.lowerBound].isQuote
  }

  /// An argument without its name and quotes; `nil` where it is empty, or says that there is none.
  func argument(_ argument: Range<Int>) -> String? {
    let range = value(of: argument)
    let isQuoted = isString(argument)
    let value = text(isQuoted ? range.dropFirst().dropLast() : range)
    let nothing = ["None", "nil", "null", "NULL", "nullptr", "undefined"]
    return value.isEmpty || !isQuoted && nothing.contains(value) ? nil : value
  }
}

extension String {
  fileprivate var isPassword: Bool {
    ["credential", "password"].contains(lowercased())
  }
}
