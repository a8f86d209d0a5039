extension LintDocument {
  /// Reads a JSON document: the list of entries itself, or the first that a member holds.
  init(json document: [UInt8]) throws(LintError) {
    let found = try Self.entries(in: document)
    let value = (try? JSONValue(parsing: document)) ?? .null
    kind = Self.kind(of: value)
    holdsSecrets = found.contains { $0.server.credential != nil }
    var servers = found.map(\.servers)
    var seen: Set<[String]> = []
    for (index, entry) in found.enumerated() {
      let isRepeated = servers[index].map { !seen.insert($0.identity).inserted }
      for (place, isRemovable) in entry.removable(isRepeated).enumerated() {
        servers[index][place].isRemovable = isRemovable
      }
    }
    self.servers = servers.flatMap(\.self)
    let alone = Self.alone(in: document)
    findings =
      (alone == nil ? [] : [Self.entryAlone])
      + (found.isEmpty ? [Self.noServers] : found.flatMap(\.findings))
    splices = Self.splices(found, servers) + (alone?.enclosed(in: "[", "]") ?? [])
  }

  private static let entryAlone = LintFinding(
    .error, "entry-alone", isMended: true,
    "iceServers is an entry, where browsers want a list of them")

  /// The entry that stands in the place of a list.
  private static func alone(in document: [UInt8]) -> JSONNode? {
    let value = (try? JSONNode(parsing: document))?.member("iceServers")?.value
    return value?.member("urls") == nil && value?.member("url") == nil ? nil : value
  }

  private static let noServers = LintFinding(
    .warning, "no-servers", "its list is empty: browsers then connect without STUN and TURN")

  private static func entries(in document: [UInt8]) throws(LintError) -> [LintEntry] {
    let servers: [ICEServer]
    do throws(ICEServerListError) {
      servers = try ICEServer.list(parsing: document)
    } catch .empty {
      return []
    } catch {
      throw .json(error)
    }
    guard servers.reduce(0, { $0 + $1.urls.count }) <= mostServers else { throw .tooMany }
    let nodes = (try? JSONNode(parsing: document))?.list ?? []
    return servers.enumerated().map { index, server in
      LintEntry(server, nodes.count == servers.count ? nodes[index] : nil, number: index + 1)
    }
  }

  private static func splices(
    _ entries: [LintEntry], _ servers: [[LintServer]]
  ) -> [LintSplice] {
    let isRemoved = servers.map { !$0.isEmpty && $0.allSatisfy(\.isRemovable) }
    let kept = entries.indices.filter { !isRemoved[$0] }
    let nodes = entries.compactMap(\.node)
    return kept.flatMap { entries[$0].splices(servers[$0]) }
      + (nodes.count == entries.count ? nodes.removal { isRemoved[$0] } : [])
  }

  private static func kind(of value: JSONValue) -> DisplayText {
    if value["sdpSemantics"] != nil { return "PairDrop's RTCConfiguration, JSON" }
    if value["lifetimeDuration"] != nil { return "Selkies' RTCConfiguration, JSON" }
    if value["iceServers"] != nil { return "RTCConfiguration, JSON" }
    return "a list of ICE servers, JSON"
  }
}

extension JSONNode {
  /// The entries; `nil` where there are none, or in a string that holds a document of its own.
  fileprivate var list: [JSONNode]? {
    if let elements { return elements }
    if member("urls") != nil || member("url") != nil { return [self] }
    return (member("iceServers") ?? member("data"))?.value.list
  }
}
