/// Which candidates a peer may use (W3C WebRTC, RTCIceTransportPolicy).
package enum ICETransportPolicy: String, Sendable, CaseIterable {
  case all, relay
}

/// What an export writes, once it is settled what stands in it.
struct ExportDocument: Sendable {
  var servers: [ExportServer]
  var policy: ICETransportPolicy
  /// What a reader of the file should know, a line each; they hold no secrets.
  var notes: [DisplayText]
  /// How long the credentials live; `nil` where they do not tell.
  var lifetime: Duration?

  var stunServers: [ExportServer] { servers.filter { !$0.uri.scheme.isRelay } }
  var relays: [ExportServer] { servers.filter(\.uri.scheme.isRelay) }
  /// The first relay's; `nil` where there is no relay.
  var login: ExportServer.Login? { relays.first?.login }

  /// Servers that follow each other and share a login, as one entry of `iceServers`.
  var entries: [(servers: [ExportServer], login: ExportServer.Login?)] {
    servers.reduce(into: []) { entries, server in
      if let last = entries.last, last.login == server.login {
        entries[entries.count - 1].servers.append(server)
      } else {
        entries.append(([server], server.login))
      }
    }
  }

  /// The notes as comments, each on lines of its own behind `mark`.
  func comments(_ mark: String) -> String {
    notes.map { "\(mark) \($0.text)\n" }.joined()
  }
}
