/// How a kind of file names a server in parts: the members that hold them.
struct LintParts: Sendable {
  var scheme: ServerURI.Scheme
  /// The host, or `host:port`, or what follows the scheme of a URL with its login.
  var host: String
  var port: String?
  /// `udp`, `tcp`, `tls` or several, of which the first counts.
  var transport: String?
  /// The transport where no member tells it; `nil` where the scheme does.
  var usualTransport: String?
  /// Whether a login stands before the host.
  var holdsLogin = false

  static let liveKit = [
    LintParts(scheme: .stun, host: "stun_servers"),
    LintParts(scheme: .turn, host: "host", port: "port", transport: "protocol"),
  ]

  /// The members that hold a list of hosts.
  static let lists: Set<String> = ["stun_servers"]

  static let janus = [
    LintParts(scheme: .stun, host: "stun_server", port: "stun_port"),
    LintParts(scheme: .turn, host: "turn_server", port: "turn_port", transport: "turn_type"),
  ]

  static let asterisk = [
    LintParts(scheme: .stun, host: "stunaddr"),
    LintParts(scheme: .turn, host: "turnaddr", usualTransport: "tcp"),
  ]

  static let kurento = [
    LintParts(scheme: .stun, host: "stunServerAddress", port: "stunServerPort"),
    LintParts(scheme: .turn, host: "turnURL", holdsLogin: true),
  ]

  static let environment = [
    LintParts(scheme: .stun, host: "STUN_HOST", port: "STUN_PORT"),
    LintParts(scheme: .turn, host: "TURN_HOST", port: "TURN_PORT", transport: "TURN_TRANSPORT"),
    LintParts(scheme: .turns, host: "TURNS_HOST", port: "TURNS_PORT"),
  ]

  /// The members' names.
  var names: [String] { [host] + [port, transport].compactMap(\.self) }

  /// The servers that `text` names so; none of those that are put together when it is read.
  func servers(in text: LintText, _ logins: LintLogins, of kind: LintKind) -> [LintServer] {
    text.members.filter { $0.name == host && !$0.value.isEmpty }.compactMap { member in
      let url = url(of: member, logins)
      guard !url.contains("$"), holdsLogin || !LintHoles.are(in: member.value) else { return nil }
      return LintServer(url, at: .line(member.line)) {
        $0.belongs(to: logins[member.group], of: kind, list: text.list(of: member.group))
        $0.isWritten = false
        $0.isShown = !holdsLogin || member.value.lastAt != nil || !text.hasAt(behind: member)
        if !$0.isShown { $0.hasLogin = nil }
        if let at = member.value.lastAt {
          $0.hasLogin = true
          $0.account = [String(member.value[..<at])]
          $0.username = String(member.value.prefix { $0 != ":" })
        }
      }
    }
  }

  private func url(of member: LintText.Member, _ logins: LintLogins) -> String {
    let value = { (name: String?) in name.flatMap { logins.value(of: $0, in: member.group) } }
    let at = member.value.lastAt
    let address = at.map { member.value[member.value.index(after: $0)...] } ?? member.value[...]
    let parts = address.split(separator: "?transport=", maxSplits: 1).map(String.init)
    return url(
      parts.first ?? "", port: value(port),
      transport: value(transport) ?? parts.dropFirst().first ?? usualTransport)
  }

  /// A server's URL, of this scheme where none is named, nor told by the transport.
  func url(_ host: String, port: String?, transport: String?, scheme: String? = nil) -> String {
    let first = transport.map { String($0.lowercased().prefix { $0.isLetter }) }
    let isSecure = first == "tls" && self.scheme == .turn
    let name = scheme.map { $0.lowercased() } ?? (isSecure ? "turns" : self.scheme.rawValue)
    let stream = isSecure ? "tcp" : first
    let query = stream.flatMap { name.hasPrefix("turn") ? "?transport=\($0)" : nil } ?? ""
    return "\(name):\(bracketed(host))\(port.map { ":\($0)" } ?? "")\(query)"
  }

  /// An IPv6 address in brackets.
  private func bracketed(_ host: String) -> String {
    host.count { $0 == ":" } > 1 && !host.hasPrefix("[") ? "[\(host)]" : host
  }
}

extension LintText {
  /// Whether an `@` is yet to come on the line, so that the value was cut off in a login.
  fileprivate func hasAt(behind member: Member) -> Bool {
    let end = source.lines[member.line - 1].upperBound
    return source.bytes[member.range.upperBound..<end].contains(UInt8(ascii: "@"))
  }
}

extension LintServer {
  /// Takes what the group that it stands in says of it.
  mutating func belongs(to login: LintLogins.Login?, of kind: LintKind, list: Int) {
    hasLogin = kind.tellsLogins ? login.map(\.isThere) ?? nil : nil
    takes(login)
    isForBrowsers = kind.isForBrowsers
    self.list = list
  }

  private mutating func takes(_ login: LintLogins.Login?) {
    username = login?.username
    account = login?.account ?? []
    secrets = login?.secrets ?? .none
  }

  /// Takes the login that its own call gives, where one does.
  mutating func belongs(to login: LintLogins.Login?) {
    guard let login else { return }
    hasLogin = login.isThere
    takes(login)
  }
}
