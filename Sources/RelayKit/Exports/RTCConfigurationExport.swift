/// The RTCConfiguration that a browser's `RTCPeerConnection` takes, as JSON.
///
/// ```json
/// {
///   "iceServers": [
///     {
///       "urls": "turn:us-east.example:80",
///       "username": "…",
///       "credential": "…"
///     }
///   ]
/// }
/// ```
/// Source: W3C WebRTC, §4.2.1 RTCConfiguration Dictionary.
package struct RTCConfigurationExport: Equatable, Sendable {
  /// The entries that a browser takes.
  private let servers: [ICEServer]
  /// What it does not take.
  package let omissions: ExportOmissions

  package init(of servers: [ICEServer]) {
    var omissions = ExportOmissions()
    self.servers = servers.compactMap { server in
      var kept = server
      kept.urls = server.urls.filter { omissions.admits($0, of: server) }
      return kept.urls.isEmpty ? nil : kept
    }
    self.omissions = omissions
  }

  /// Whether nothing is left that a browser takes.
  package var isEmpty: Bool { servers.isEmpty }

  /// The document, every string as the service sent it; it holds secrets.
  package var document: [UInt8] {
    guard !isEmpty else { return Array("{\n  \"iceServers\": []\n}\n".utf8) }
    let list = servers.map(Self.entry).joined(separator: ",\n")
    return Array("{\n  \"iceServers\": [\n\(list)\n  ]\n}\n".utf8)
  }

  private static func entry(for server: ICEServer) -> String {
    let members: [(String, String?)] = [
      ("urls", urls(of: server)),
      ("username", server.username.map { quoted($0.revealed) }),
      ("credential", server.credential.map { quoted($0.revealed) }),
    ]
    let lines = members.compactMap { name, value in value.map { "      \"\(name)\": \($0)" } }
    return "    {\n" + lines.joined(separator: ",\n") + "\n    }"
  }

  private static func urls(of server: ICEServer) -> String {
    let urls = server.urls.map(quoted)
    guard server.urlsWereArray || urls.count != 1 else { return urls[0] }
    return "[" + urls.joined(separator: ", ") + "]"
  }

  /// A JSON string; only what must be escaped is (RFC 8259 §7).
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\u{00}"..."\u{0F}": "\\u000" + String(scalar.value, radix: 16)
      case "\u{10}"..."\u{1F}": "\\u00" + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension ExportOmissions {
  /// Whether a browser takes a URL of an entry; counts it where not.
  fileprivate mutating func admits(_ url: String, of server: ICEServer) -> Bool {
    guard let uri = try? ServerURI(parsing: url) else {
      badURLs += 1
      return false
    }
    guard !uri.scheme.isRelay || server.hasCredentials else {
      withoutCredentials += 1
      return false
    }
    return true
  }
}

extension ICEServer {
  fileprivate var hasCredentials: Bool {
    [username, credential].allSatisfy { $0.map { !$0.revealed.isEmpty } ?? false }
  }
}
