extension LintDocument {
  /// Reads a JSON document: the list of entries itself, or the first that a member holds.
  init(json document: [UInt8]) throws(LintError) {
    let value: JSONValue
    let servers: [ICEServer]
    do throws(ICEServerListError) {
      servers = try ICEServer.list(parsing: document)
      value = (try? JSONValue(parsing: document)) ?? .null
    } catch {
      throw .json(error)
    }
    kind = Self.kind(of: value)
    entries = servers
    holdsSecrets = servers.contains { $0.credential != nil }
    self.servers = servers.enumerated().flatMap { Self.servers(of: $1, number: $0 + 1) }
    let raw = value.list ?? []
    findings = servers.enumerated().flatMap { index, server in
      Self.findings(of: server, raw: index < raw.count ? raw[index] : .null, number: index + 1)
    }
  }

  private static func kind(of value: JSONValue) -> DisplayText {
    if value["sdpSemantics"] != nil { return "PairDrop's RTCConfiguration, JSON" }
    if value["lifetimeDuration"] != nil { return "Selkies' RTCConfiguration, JSON" }
    if value["iceServers"] != nil { return "RTCConfiguration, JSON" }
    return "a list of ICE servers, JSON"
  }

  private static func servers(of entry: ICEServer, number: Int) -> [LintServer] {
    guard !entry.isMalformed else { return [] }
    return entry.urls.map { url in
      LintServer(
        place: "entry \(number)", url: url, hasLogin: entry.login != nil, login: entry.login,
        secrets: Redaction.none.adding(entry))
    }
  }

  private static func findings(
    of entry: ICEServer, raw: JSONValue, number: Int
  ) -> [LintFinding] {
    let place: DisplayText = "entry \(number)"
    if entry.isMalformed {
      return [LintFinding(.error, "no-urls", at: place, isMended: true, "it has no URL")]
    }
    if raw["urls"] == nil, raw["url"] != nil {
      return [
        LintFinding(
          .error, "url-member", at: place, isMended: true,
          "url was the member's name until 2013: browsers read urls")
      ]
    }
    guard !entry.urlsWereArray else { return [] }
    return [
      LintFinding(
        .warning, "urls-string", at: place, isMended: true,
        "urls is a string: browsers take it, Pion and others want an array")
    ]
  }
}

extension JSONValue {
  /// The entries; `nil` where there is one alone.
  fileprivate var list: [JSONValue]? {
    if case .array(let entries) = self { return entries }
    if self["urls"] != nil || self["url"] != nil { return [self] }
    return (self["iceServers"] ?? self["data"])?.list
  }
}
