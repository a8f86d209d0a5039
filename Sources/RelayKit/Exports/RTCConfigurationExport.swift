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
package enum RTCConfigurationExport {
  /// The document for `servers`, every string as the service sent it; it holds secrets.
  ///
  /// Entries without a URL are left out: a browser would refuse the whole for one of them.
  package static func document(for servers: [ICEServer]) -> [UInt8] {
    let entries = servers.filter { !$0.isMalformed }.map(entry)
    guard !entries.isEmpty else { return Array("{\n  \"iceServers\": []\n}\n".utf8) }
    let list = entries.joined(separator: ",\n")
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
