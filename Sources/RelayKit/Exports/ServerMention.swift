/// What one line of a file of any format says about servers, and nothing else of it: their URLs, or
/// their hosts, ports and transports by the names that formats have for them.
///
/// Only what reads as one of these is taken, for anything else in a foreign file may be a secret.
/// The line has been through `SecretMask`; comments name no servers.
struct ServerMention {
  /// `turn:a.example:80` each, or `host a.example`; empty where the line names none.
  private(set) var parts: [DisplayText] = []

  private var rest: Substring
  private let lastAt: String.Index?
  /// What is longer is no address.
  private static let longest = 300

  init(_ line: Substring) {
    rest = line.drop { $0 == " " || $0 == "\t" }
    lastAt = rest.lastAt
    guard !LintComments.any.cover(line) else { return }
    while !rest.isEmpty { step() }
  }

  private mutating func step() {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    rest = rest.dropFirst(max(name.count, 1))
    if ServerURI.Scheme(rawValue: name.lowercased()) != nil, rest.first == ":" {
      takeURL(String(name))
    } else if name.lowercased() == "turnurl" {
      takeAddress()
    } else if let kind = Kind.named[name.lowercased()] {
      takeValue(of: name, kind)
    }
  }

  private mutating func takeURL(_ scheme: String) {
    let tail = rest.prefix { !$0.isWhitespace && !"\"',<>;".contains($0) }
    rest = rest[tail.endIndex...]
    let body = tail.drop { ":/".contains($0) }
    let address = body.lastAt.map { body[body.index(after: $0)...] } ?? body
    let url = "\(scheme):\(address)"
    // With an @ yet to come, this is a name and a password with a character that ends no URL here.
    guard !hasAt, (try? ServerURI(parsing: url)) != nil else { return }
    parts.append(DisplayText(url: url))
  }

  /// Whether an `@` is yet to come.
  private var hasAt: Bool { lastAt.map { $0 >= rest.startIndex } ?? false }

  /// Kurento's `turnURL=user:password@192.0.2.1:3478?transport=udp`, which has no scheme.
  private mutating func takeAddress() {
    let mark = "\(SecretMask.standIn)@"
    let value = rest.drop { "\"' :=\t".contains($0) }
    guard value.hasPrefix(mark) else { return }
    let address = value.dropFirst(mark.count).prefix { !$0.isWhitespace && !"\"',<>;".contains($0) }
    rest = rest[address.endIndex...]
    guard (try? ServerURI(parsing: "turn:\(address)")) != nil else { return }
    parts.append(DisplayText(url: "turn:\(address)"))
  }

  private mutating func takeValue(of name: Substring, _ kind: Kind) {
    let separator = rest.prefix { "\"' :=\t".contains($0) }
    guard separator.contains(where: { ":=".contains($0) }) else { return }
    rest = rest.dropFirst(separator.count)
    let isList = rest.hasPrefix("[\"")
    if isList { rest = rest.dropFirst(2) }
    repeat {
      let value = rest.prefix(Self.longest).prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || ".:-[],".contains($0))
      }
      let trimmed = value.last == "," ? value.dropLast() : value
      guard kind.admits(String(trimmed)) else { return }
      rest = rest[value.endIndex...]
      // In a list, a word alone may be anything.
      let isBare = isList && !trimmed.contains { ".:".contains($0) }
      parts.append(DisplayText(sanitizing: "\(name) \(isBare ? SecretMask.standIn[...] : trimmed)"))
    } while movedToNext()
  }

  /// Whether another value of a list begins, at which it stands then.
  private mutating func movedToNext() -> Bool {
    let mark = "\", \""
    guard rest.hasPrefix(mark) else { return false }
    rest = rest.dropFirst(mark.count)
    return true
  }
}

/// What a value is that tells where a server is.
private enum Kind: Sendable {
  case host, port, transport

  static let named: [String: Kind] = [
    "host": .host, "turn_host": .host, "turns_host": .host, "stun_host": .host,
    "stun_server": .host, "turn_server": .host, "stun_servers": .host, "stunaddr": .host,
    "turnaddr": .host, "stunserveraddress": .host,
    "port": .port, "turn_port": .port, "turns_port": .port, "stun_port": .port,
    "stunserverport": .port,
    "protocol": .transport, "transport": .transport, "turn_transport": .transport,
    "turn_type": .transport, "type": .transport,
  ]

  private static let transports: Set<String> = [
    "udp", "tcp", "tls", "dtls", "udp,tcp", "tcp,udp", "stun", "stuns", "turn", "turns",
  ]

  func admits(_ value: String) -> Bool {
    switch self {
    case .host: (try? ServerURI(parsing: "stun:\(value)")) != nil
    case .port: UInt16(value) != nil
    case .transport: Self.transports.contains(value)
    }
  }
}
