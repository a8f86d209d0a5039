extension LintDocument {
  /// Reads a JSON document: the list of entries itself, or the first that a member holds, or those
  /// that stand within it.
  init(json document: [UInt8]) throws(LintError) {
    let root = try? JSONNode(parsing: document)
    let list = try Self.list(in: document, root)
    let lists = list.map { [$0] } ?? Self.listsWithin(root)
    guard !lists.isEmpty else { throw .json(.notAList) }
    guard lists.reduce(0, { $0 + $1.urlCount }) <= Self.mostServers else { throw .tooMany }
    let found = lists.flatMap(\.self)
    kind = list == nil ? "JSON with ICE servers" : Self.kind(of: root)
    holdsSecrets = found.contains { $0.server.credential != nil }
    let servers = lists.enumerated().map { Self.servers(of: $1, list: $0) }
    self.servers = servers.flatMap { $0.flatMap(\.self) }
    let alone = Self.alone(in: root)
    let repeats = (root?.listHolders ?? []).flatMap(\.repeats) + found.flatMap(\.repeats)
    findings =
      (alone == nil ? [] : [Self.entryAlone]) + LintRepeat.findings(repeats, in: document)
      + (found.isEmpty ? [Self.noServers] : found.flatMap(\.findings))
    splices =
      zip(lists, servers).flatMap { Self.splices($0, $1) } + (alone?.enclosed(in: "[", "]") ?? [])
  }

  /// The servers of each entry of a list, with what can be taken out of them.
  private static func servers(of entries: [LintEntry], list: Int) -> [[LintServer]] {
    var servers = entries.map(\.servers)
    var seen: Set<[String]> = []
    for (index, entry) in entries.enumerated() {
      let isRepeated = servers[index].map {
        !$0.hasHoles && !seen.insert($0.identity).inserted
      }
      for (place, isRemovable) in entry.removable(isRepeated).enumerated() {
        servers[index][place].isRemovable = isRemovable
        servers[index][place].list = list
      }
    }
    return servers
  }

  private static let entryAlone = LintFinding(
    .error, "entry-alone", isMended: true,
    "iceServers is an entry, where browsers want a list of them")

  /// The entry that stands in the place of a list.
  private static func alone(in root: JSONNode?) -> JSONNode? {
    let value = root?.member("iceServers")?.value
    return value?.member("urls") == nil && value?.member("url") == nil ? nil : value
  }

  private static let noServers = LintFinding(
    .warning, "no-servers", "its list is empty: browsers then connect without STUN and TURN")

  /// The entries of each list that stands within it; their numbers go on through all.
  private static func listsWithin(_ root: JSONNode?) -> [[LintEntry]] {
    var number = 0
    return (root?.iceServerLists() ?? []).map { list in
      list.entries.map { node in
        number += 1
        return LintEntry(
          ICEServer(entry: node.iceServer), node, number: number,
          isForBrowsers: list.isForBrowsers)
      }
    }
  }

  /// The entries of its list; `nil` where it is none, or one of other things.
  private static func list(
    in document: [UInt8], _ root: JSONNode?
  ) throws(LintError) -> [LintEntry]? {
    let servers: [ICEServer]
    do throws(ICEServerListError) {
      servers = try ICEServer.list(parsing: document)
    } catch .empty {
      return []
    } catch .notAList {
      return nil
    } catch {
      throw .json(error)
    }
    guard !(root?.holdsOthers ?? false) else { return nil }
    let nodes = root?.list ?? []
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

  private static func kind(of root: JSONNode?) -> DisplayText {
    if root?.member("sdpSemantics") != nil { return "PairDrop's RTCConfiguration, JSON" }
    if root?.member("lifetimeDuration") != nil { return "Selkies' RTCConfiguration, JSON" }
    if root?.member("iceServers") != nil { return "RTCConfiguration, JSON" }
    return "a list of ICE servers, JSON"
  }
}

extension [LintEntry] {
  fileprivate var urlCount: Int { reduce(0) { $0 + $1.server.urls.count } }
}

extension JSONNode {
  /// The entries; `nil` where there are none, or in a string that holds a document of its own.
  fileprivate var list: [JSONNode]? {
    guard let inner = listMember?.value else {
      return elements ?? (member("urls") != nil || member("url") != nil ? [self] : nil)
    }
    return inner.list
  }

  /// Whether it is a list of objects, none of which has URLs, and no name says that they are servers.
  fileprivate var holdsOthers: Bool {
    guard member("iceServers") == nil, let list, !list.isEmpty else { return false }
    return list.allSatisfy { entry in
      entry.members != nil && entry.member("urls") == nil && entry.member("url") == nil
    }
  }

  /// The member that holds the entries, where this is neither their list nor one of them.
  private var listMember: Member? {
    guard elements == nil, member("urls") == nil, member("url") == nil else { return nil }
    return member("iceServers") ?? member("data")
  }

  /// The objects around the list, from the document's own on.
  fileprivate var listHolders: [JSONNode] {
    listMember.map { [self] + $0.value.listHolders } ?? []
  }

  /// Whether, and where, it repeats the name of its list.
  fileprivate var repeats: [LintRepeat] {
    listMember.map { LintRepeat.all(of: [$0.name], in: self) } ?? []
  }
}
