import STUN

/// Something that a consumer cannot take, and why.
package struct ExportRule: Sendable {
  /// The same in a few words, for a table; empty where it is about odd characters alone.
  package let limit: DisplayText
  package let reason: DisplayText
  /// Whether the consumer takes a server after those it has taken already.
  let admits: @Sendable (_ server: ExportServer, _ taken: [ExportServer]) -> Bool
  /// Whether addresses are to stand in the place of names.
  private(set) var isAboutNames = false

  /// Why it does not admit a server.
  func reason(for server: ExportServer) -> DisplayText {
    guard isAboutNames, case .failed(let why) = server.lookup else { return reason }
    return "\(reason): \(why)"
  }
}

extension [ExportRule] {
  /// The first rule that does not admit a server beside those taken; `nil` where all do.
  func broken(by server: ExportServer, after taken: [ExportServer]) -> ExportRule? {
    first { !$0.admits(server, taken) }
  }
}

// Rules about addresses.
extension ExportRule {
  /// TURN over DTLS, which hardly anything speaks (RFC 7350).
  static let noDTLS = ExportRule(limit: "no DTLS", reason: "TURN over DTLS is not spoken there") {
    server, _ in
    server.uri.transport != .dtls
  }

  static func only(_ transports: Set<Transport>, _ reason: DisplayText) -> ExportRule {
    let names = transports.sorted().map { DisplayText(sanitizing: $0.rawValue.uppercased()) }
    return ExportRule(limit: "\(names.joined(separator: ", ")) only", reason: reason) { server, _ in
      !server.uri.scheme.isRelay || transports.contains(server.uri.transport)
    }
  }

  static func schemes(_ schemes: Set<ServerURI.Scheme>, _ reason: DisplayText) -> ExportRule {
    let names = schemes.map(\.displayName).sorted().joined(separator: ", ")
    return ExportRule(limit: "\(names) only", reason: reason) { server, _ in
      schemes.contains(server.uri.scheme)
    }
  }

  /// Ports that libwebrtc connects a TURN client to (`AllowedTurnPort` in its turn_port.cc).
  static let browserPorts = ExportRule(
    limit: "browsers' ports",
    reason: "browsers refuse this port for TURN: they take 53, 80, 443 and those from 1024"
  ) { server, _ in !server.uri.scheme.isRelay || server.uri.isBrowserPort }

  static func addresses(_ reason: DisplayText) -> ExportRule {
    var rule = ExportRule(limit: "IP addresses for names", reason: reason) { server, _ in
      server.uri.isAddress
    }
    rule.isAboutNames = true
    return rule
  }

  static func relaysOverIPv4(_ reason: DisplayText) -> ExportRule {
    ExportRule(limit: "relays over IPv4", reason: reason) { server, _ in
      !server.uri.scheme.isRelay || IPAddress(server.uri.host)?.family == .v4
    }
  }

  static func none(_ reason: DisplayText) -> ExportRule {
    ExportRule(limit: "none of these", reason: reason) { _, _ in false }
  }
}

// Rules about how many.
extension ExportRule {
  static func relays(atMost limit: Int, _ reason: DisplayText) -> ExportRule {
    ExportRule(limit: limit == 1 ? "1 relay" : "\(limit) relays", reason: reason) { server, taken in
      !server.uri.scheme.isRelay || taken.count(where: \.uri.scheme.isRelay) < limit
    }
  }

  static func stunServers(atMost limit: Int, _ reason: DisplayText) -> ExportRule {
    ExportRule(limit: limit == 1 ? "1 STUN" : "\(limit) STUN", reason: reason) { server, taken in
      server.uri.scheme.isRelay || taken.count(where: { !$0.uri.scheme.isRelay }) < limit
    }
  }

  /// One name and password for all relays.
  static let oneLogin = ExportRule(
    limit: "1 name and password",
    reason: "it takes one name and password, and this relay has others"
  ) { server, taken in
    guard let login = server.login else { return true }
    return taken.compactMap(\.login).allSatisfy { $0 == login }
  }

  /// One relay address for each of `turn` and `turns`, over whatever transports.
  static let oneAddressEach = ExportRule(
    limit: "1 address each for turn and turns",
    reason: "it takes one host and port for turn, and one for turns"
  ) { server, taken in
    taken.filter { $0.uri.scheme == server.uri.scheme }
      .allSatisfy { $0.uri.hostAndPort == server.uri.hostAndPort }
  }
}

// Rules about names and passwords.
extension ExportRule {
  static func login(
    _ reason: DisplayText, _ admits: @escaping @Sendable (String) -> Bool
  ) -> ExportRule {
    ExportRule(limit: .empty, reason: reason) { server, _ in
      guard let login = server.login else { return true }
      return [login.username, login.credential].allSatisfy { admits($0.revealed) }
    }
  }

  static func password(without character: Character, _ reason: DisplayText) -> ExportRule {
    ExportRule(limit: .empty, reason: reason) { server, _ in
      server.login.map { !$0.credential.revealed.contains(character) } ?? true
    }
  }

  static func login(without characters: String, _ reason: DisplayText) -> ExportRule {
    login(reason) { text in
      !text.unicodeScalars.contains { characters.unicodeScalars.contains($0) }
    }
  }

  /// A line a value: no control character fits.
  static let oneLine = login(
    "its name or password holds a control character, which this format cannot write"
  ) {
    $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// What HTTP stacks take for a field's value (RFC 9110 §5.5 has no more for new fields).
  static let ascii = login("its name or password is not ASCII, which HTTP's fields are kept to") {
    $0.unicodeScalars.allSatisfy(\.isASCII)
  }

  /// Strings of C end at a NUL.
  static let noNUL = login(
    without: "\u{0}", "its name or password holds a NUL, which ends a string")
}

extension ServerURI {
  /// Whether browsers use TURN on this port.
  var isBrowserPort: Bool { [53, 80, 443].contains(port) || port >= 1024 }
}

extension DisplayText {
  /// Of what GStreamer, Janus and Kurento ask relays with: where libnice is told TLS, it sends plain TCP
  /// (`NICE_RELAY_TYPE_TURN_TLS` in its agent.c, but for old dialects of Google and Microsoft).
  static let noTLSInLibnice: DisplayText = "libnice speaks no TLS to relays, nor stuns:"
}
