extension Lint {
  /// The file with all that is certain mended; `nil` where there is nothing to write.
  static func mended(
    _ bytes: [UInt8], _ text: String, _ document: LintDocument, _ findings: [LintFinding]
  ) -> [UInt8]? {
    guard findings.contains(where: \.isMended) else { return nil }
    guard let entries = document.entries else { return Array(mended(text, document).utf8) }
    let value = (try? JSONValue(parsing: bytes)) ?? .null
    return Array((value.replacingEntries(with: list(entries)).json() + "\n").utf8)
  }

  /// Each URL as it must be written, none twice, and no entry without one.
  private static func list(_ entries: [ICEServer]) -> Literal {
    var seen: Set<String> = []
    let mended = entries.filter { !$0.isMalformed }.compactMap { entry -> Literal? in
      let urls = entry.urls.map(mended(url:)).filter { url in
        seen.insert((try? ServerURI(parsing: url))?.explicit ?? url).inserted
      }
      guard !urls.isEmpty else { return nil }
      let login = [("username", entry.username), ("credential", entry.credential)]
        .compactMap { name, secret in secret.map { (name, Literal.text($0.revealed)) } }
      return .map([("urls", .list(urls.map(Literal.text)))] + login)
    }
    return .list(mended)
  }

  /// Each URL as it must be written, but for those of comments.
  private static func mended(_ text: String, _ document: LintDocument) -> String {
    guard !document.servers.contains(where: \.takesUserInfo) else { return text }
    return text.replacing(LintText.url) { match in
      let line = text[..<match.range.lowerBound].split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline
      ).last
      return line?.isComment ?? false ? String(match.output) : mended(url: String(match.output))
    }
  }

  /// Without slashes after the scheme, and without a query on `stun`.
  private static func mended(url: String) -> String {
    guard
      case .failure(let error) = Result(catching: { () throws(ServerURIError) in
        try ServerURI(parsing: url)
      }), error.isMendable, let colon = url.firstIndex(of: ":")
    else { return url }
    let body = url[url.index(after: colon)...].drop { $0 == "/" }
    let isRelay = url.lowercased().hasPrefix("turn")
    return String(url[...colon] + (isRelay ? body : body.prefix { $0 != "?" }))
  }
}

extension JSONValue {
  /// The document with other entries in the place of its own.
  fileprivate func replacingEntries(with list: Literal) -> Literal {
    guard case .object(let members) = self, self["urls"] == nil, self["url"] == nil else {
      return list
    }
    let name = members["iceServers"] != nil ? "iceServers" : "data"
    return .map(
      members.sorted { $0.key < $1.key }.map { key, value in
        guard key == name else { return (key, value.literal) }
        if case .object = value { return (key, value.replacingEntries(with: list)) }
        return (key, list)
      })
  }

  private var literal: Literal {
    switch self {
    case .null: .word("null")
    case .bool(let truth): .word("\(truth)")
    case .number(let text): .word(text)
    case .string(let text): .text(text)
    case .array(let elements): .list(elements.map(\.literal))
    case .object(let members):
      .map(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.literal) })
    }
  }
}
