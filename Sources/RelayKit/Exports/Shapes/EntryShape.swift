/// A list of entries, each with its URLs and the login they share: what `iceServers` is.
enum EntryShape {
  /// How a consumer calls the members of an entry.
  struct Names: Sendable {
    var urls = "urls"
    var username = "username"
    var credential = "credential"
  }

  /// `[{urls: [...], username, credential}, …]`.
  static func list(_ document: ExportDocument, _ names: Names = Names()) -> Literal {
    .list(
      document.entries.map { entry in
        let urls = Literal.list(entry.servers.map { .text($0.url) })
        return .map([(names.urls, urls)] + login(entry.login, names))
      })
  }

  /// `{iceServers: […], iceTransportPolicy}`; the policy is left to its default, which is `all`.
  static func configuration(
    _ document: ExportDocument, before: [(String, Literal)] = [], after: [(String, Literal)] = []
  ) -> Literal {
    let policy: [(String, Literal)] =
      document.policy == .all ? [] : [("iceTransportPolicy", .text(document.policy.rawValue))]
    return .map(before + [("iceServers", list(document))] + after + policy)
  }

  static func login(_ login: ExportServer.Login?, _ names: Names) -> [(String, Literal)] {
    guard let login else { return [] }
    return [
      (names.username, .text(login.username.revealed)),
      (names.credential, .text(login.credential.revealed)),
    ]
  }
}
