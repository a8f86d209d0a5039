/// An entry of a JSON document's list, with what it is and where that stands.
struct LintEntry: Sendable {
  /// From 1.
  let number: Int
  let server: ICEServer
  /// `nil` where it stands in a string that holds a document of its own.
  let node: JSONNode?
  /// Whether browsers' names of its members are wanted.
  let isForBrowsers: Bool

  init(_ server: ICEServer, _ node: JSONNode?, number: Int, isForBrowsers: Bool = true) {
    self.server = server
    self.node = node
    self.number = number
    self.isForBrowsers = isForBrowsers
  }

  /// The URLs' places, as many as there are URLs; `nil` where that cannot be told.
  var urls: [JSONNode]? {
    guard !server.isMalformed, let node else { return nil }
    let value = urlsMember?.value ?? node
    let urls = value.elements ?? [value]
    return urls.count == server.urls.count ? urls : nil
  }

  /// The member with its URLs.
  var urlsMember: JSONNode.Member? { node?.urlsMember }

  /// Whether there is nothing in it but URLs and their login, so that nothing else is lost with it.
  private var isPlain: Bool {
    let known = ["urls", "url", "username", "credential", "credentialType"]
    return node?.members?.allSatisfy { known.contains($0.name) } ?? true && repeats.isEmpty
  }

  /// The names that it repeats, of those that count.
  var repeats: [LintRepeat] {
    guard let node else { return [] }
    let names = [urlsMember?.name ?? "urls", "username", "credential", "credentialType"]
    return LintRepeat.all(of: names, in: node, entry: number)
  }

  /// What is looked for in its URLs; `isRemovable` is yet to be told.
  var servers: [LintServer] {
    guard !server.isMalformed else { return [] }
    let login = [server.username, server.credential].map { $0?.revealed ?? "" }
    let secrets = Redaction.none.adding(server)
    return server.urls.map { url in
      LintServer(url, at: .entry(number)) {
        $0.hasLogin = server.login != nil || isSharedSecret
        $0.login = server.login
        $0.username = isSharedSecret ? nil : server.username?.revealed
        $0.account = login
        $0.secrets = secrets
        $0.isWritten = urls != nil
      }
    }
  }

  /// Whether its credential is a secret, of which the program makes a login, also without a name,
  /// as Galene does.
  private var isSharedSecret: Bool {
    server.credentialType == "hmac-sha1" && server.credential?.revealed.isEmpty == false
  }

  /// Which of the URLs that are there already can be taken out: those of a list, as long as one is
  /// left in it, or all of an entry that holds nothing else.
  func removable(_ isRepeated: [Bool]) -> [Bool] {
    guard urls != nil, isRepeated.contains(true) else { return isRepeated.map { _ in false } }
    return isRepeated.contains(false) || isPlain ? isRepeated : isRepeated.map { _ in false }
  }

  var findings: [LintFinding] {
    guard isForBrowsers else { return [] }
    let place: DisplayText = "entry \(number)"
    if server.isMalformed {
      return [
        LintFinding(
          .error, "no-urls", at: place, "it has no URL: give it urls, or take it out of the list")
      ]
    }
    if node?.members != nil, urlsMember?.name == "url" {
      return [
        LintFinding(
          .error, "url-member", at: place, isMended: urls != nil,
          "url was the member's name until 2013: browsers read urls")
      ]
    }
    guard !server.urlsWereArray else { return [] }
    return [
      LintFinding(
        .warning, "urls-string", at: place, isMended: urls != nil,
        "urls is a string: browsers take it, Pion and others want an array")
    ]
  }
}

// Its mending.
extension LintEntry {
  /// What makes of it an entry with a list named `urls`, each URL as it must be written, without
  /// those that are removed.
  func splices(_ servers: [LintServer]) -> [LintSplice] {
    guard let node, let urls else { return [] }
    let kept = zip(urls, servers).filter { !$1.isRemovable }
    let texts = kept.compactMap { place, server in
      server.mendedURL.map { LintSplice(place.range, Quoting.json($0)) }
    }
    let removed = urls.removal { servers[$0].isRemovable }
    return texts + removed + brackets(around: urls, in: node)
  }

  private func brackets(around urls: [JSONNode], in node: JSONNode) -> [LintSplice] {
    guard isForBrowsers else { return [] }
    guard let member = urlsMember else {
      return urls.count == 1 && !server.urlsWereArray
        ? node.enclosed(in: "{\"urls\": [", "]}") : []
    }
    let name = member.name == "url" ? [LintSplice(member.nameRange, "\"urls\"")] : []
    return name + (server.urlsWereArray ? [] : member.value.enclosed(in: "[", "]"))
  }
}

extension JSONNode {
  /// Puts something before it, and something behind it.
  func enclosed(in opening: String, _ closing: String) -> [LintSplice] {
    [
      LintSplice(range.lowerBound..<range.lowerBound, opening),
      LintSplice(range.upperBound..<range.upperBound, closing),
    ]
  }
}

extension [JSONNode] {
  /// Takes elements out of a list, each with the comma before it, or the one behind it where none
  /// before it is kept.
  func removal(where isRemoved: (Int) -> Bool) -> [LintSplice] {
    var hasKept = false
    return indices.compactMap { index in
      guard isRemoved(index) else {
        hasKept = true
        return nil
      }
      if hasKept {
        return LintSplice(self[index - 1].range.upperBound..<self[index].range.upperBound, "")
      }
      let end = index + 1 < count ? self[index + 1].range.lowerBound : self[index].range.upperBound
      return LintSplice(self[index].range.lowerBound..<end, "")
    }
  }
}
