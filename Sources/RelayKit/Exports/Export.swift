/// ICE servers as one consumer takes them, and what it does not take.
///
/// ```swift
/// let export = Export(of: region.iceServers, as: format, policy: .all, notes: [])
/// export.preview     // to show
/// export.bytes       // to write: holds secrets
/// export.omissions   // what was left out, and why
/// ```
package struct Export: Equatable, Sendable {
  /// The whole text; it holds secrets.
  package let bytes: [UInt8]
  /// The same text line by line, with stand-ins for names and passwords.
  package let preview: [DisplayText]
  /// The servers that stand in it.
  package let servers: [ExportServer]
  package let omissions: [ExportOmission]
  /// What its consumer's user should know of it.
  package let advice: [DisplayText]

  package var holdsCredentials: Bool { servers.contains { $0.login != nil } }

  /// Whether nothing is left that the consumer takes.
  package var isEmpty: Bool { servers.isEmpty }

  /// Writes the servers in their order; `notes` become comments where the format has any.
  ///
  /// `time`, in seconds since 1970, is now, for consumers that are told how long credentials live yet;
  /// `nil` where it is not known. `addresses` stand in the place of names where the consumer takes
  /// none.
  package init(
    of servers: [ICEServer], as format: ExportFormat, policy: ICETransportPolicy = .all,
    notes: [DisplayText] = [], time: Double? = nil, addresses: HostAddresses = .none
  ) {
    var choice = ExportChoice(of: servers)
    if !format.takesNames { choice.resolve(by: addresses) }
    if policy == .relay { choice.apply([.relaysOnly]) }
    choice.apply(format.rules)
    var document = ExportDocument(
      servers: choice.servers, policy: policy,
      notes: notes + choice.omissions.map(\.displayText))
    advice = format.advice(document)
    document.notes += advice
    document.lifetime = time.flatMap { CredentialExpiry.lifetime(of: servers, from: $0) }
    bytes = Array(format.write(document).utf8)
    preview = format.write(document.masked)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayText(sanitizing: String($0), limit: .max) }
    self.servers = choice.servers
    omissions = choice.omissions
  }
}

/// Servers that are left, and those that are not.
struct ExportChoice: Sendable {
  private(set) var servers: [ExportServer] = []
  private(set) var omissions: [ExportOmission] = []

  /// Takes what is a server at all: a URL that parses, with credentials where it is a relay, once.
  init(of entries: [ICEServer]) {
    for entry in entries {
      for url in entry.urls { add(url, of: entry) }
    }
  }

  private mutating func add(_ url: String, of entry: ICEServer) {
    let secrets = Redaction.none.adding(entry)
    let omit = { (reason: DisplayText) in
      ExportOmission(url: DisplayText(url: url, hiding: secrets), reason: reason)
    }
    do throws(ServerURIError) {
      let uri = try ServerURI(parsing: url)
      guard !uri.scheme.isRelay || entry.login != nil else {
        return omissions.append(omit("its username or credential is missing"))
      }
      let server = ExportServer(url: url, uri: uri, login: uri.scheme.isRelay ? entry.login : nil)
      guard !servers.contains(where: { $0.uri == uri && $0.login == server.login }) else {
        return omissions.append(omit("it is there already"))
      }
      servers.append(server)
    } catch {
      omissions.append(omit(error.displayText(hiding: secrets)))
    }
  }

  /// Puts addresses in the place of names, as far as there are any.
  mutating func resolve(by addresses: HostAddresses) {
    for (index, server) in servers.enumerated() where !server.uri.isAddress {
      switch addresses[server.uri] {
      case .success(let address):
        servers[index].lookup = .found(name: server.uri.host)
        servers[index].uri = server.uri.at(address)
      case .failure(let fault): servers[index].lookup = .failed(fault.reason)
      case nil: break
      }
    }
  }

  /// Leaves out what breaks one of `rules`, the first that is broken as the reason.
  mutating func apply(_ rules: [ExportRule]) {
    var taken: [ExportServer] = []
    for server in servers {
      guard let broken = rules.broken(by: server, after: taken) else {
        taken.append(server)
        continue
      }
      omissions.append(ExportOmission(url: server.displayURL, reason: broken.reason(for: server)))
    }
    servers = taken
  }
}

extension ExportRule {
  /// What `iceTransportPolicy: "relay"` has no use for.
  fileprivate static let relaysOnly = schemes(
    [.turn, .turns], "with relays alone, no STUN server is asked")
}

extension ExportServer {
  /// The URL as it may be shown.
  package var displayURL: DisplayText { DisplayText(url: url, hiding: secrets) }

  private var secrets: Redaction {
    Redaction.none.adding(
      ICEServer(urls: [url], username: login?.username, credential: login?.credential))
  }
}

extension ExportDocument {
  /// The document with stand-ins for names and passwords.
  fileprivate var masked: ExportDocument {
    var masked = self
    let standIn = ExportServer.Login(
      username: Secret("hidden-username"), credential: Secret("hidden-credential"))
    masked.servers = servers.map { server in
      var server = server
      if server.login != nil { server.login = standIn }
      return server
    }
    return masked
  }
}

extension ICEServer {
  /// The name and password; `nil` where one is missing or empty.
  var login: ExportServer.Login? {
    guard let username, let credential, !username.revealed.isEmpty, !credential.revealed.isEmpty
    else { return nil }
    return ExportServer.Login(username: username, credential: credential)
  }
}
