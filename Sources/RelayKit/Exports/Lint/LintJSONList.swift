/// A list of ICE servers that stands within a document of JSON, as an application's own file or the
/// answer of a service has it: `{"webrtc": {"iceServers": […]}}`.
///
/// - It is a list by its name, or by the address of a server in one of its elements.
/// - An object with the addresses of servers that is in no list is one of its own.
struct LintJSONList: Sendable {
  let entries: [JSONNode]
  /// Whether browsers' rules hold for its entries, which the list's name tells; what others are
  /// called is their own program's.
  let isForBrowsers: Bool
}

extension JSONNode {
  /// The lists in it, in their order.
  func iceServerLists(named name: String = "") -> [LintJSONList] {
    if let elements {
      guard Self.listNames.contains(name) || elements.contains(where: \.isICEServer) else {
        return elements.flatMap { $0.iceServerLists() }
      }
      return [LintJSONList(entries: elements, isForBrowsers: name == "iceServers")]
    }
    guard !isICEServer else { return [LintJSONList(entries: [self], isForBrowsers: false)] }
    return members?.flatMap { $0.value.iceServerLists(named: $0.name) } ?? []
  }

  private static let listNames: Set<String> = ["iceServers", "ice_servers", "iceserversconfigs"]

  /// The member with an entry's URLs; `nil` for none.
  var urlsMember: Member? { member("urls") ?? member("url") ?? member("uris") }

  /// Whether it is a server's address, or an entry with one.
  private var isICEServer: Bool {
    guard let value = members == nil ? self : urlsMember?.value else { return false }
    let urls = members == nil ? [value] : value.elements ?? [value]
    return urls.contains { url in
      guard case .plain(.string(let text)) = url.content, let colon = text.firstIndex(of: ":")
      else { return false }
      return ServerURI.Scheme(rawValue: text[..<colon].lowercased()) != nil
    }
  }

  /// The same as an entry that browsers take, where its members are called otherwise.
  var iceServer: JSONValue {
    guard case .object(var members) = value else { return value }
    members["urls"] = urlsMember?.value.value
    members["credential"] = members["credential"] ?? members["password"]
    return .object(members)
  }
}
