/// What the servers of a survey tell of each other: a path that is dead beside one that lives has
/// another cause than one that is dead where everything is.
struct PathEvidence {
  /// A transport and port.
  struct Path: Hashable, Comparable {
    var transport: Transport
    var port: UInt16

    var displayName: DisplayText { "\(transport.displayName) \(port)" }

    static func < (left: Path, right: Path) -> Bool {
      (left.transport, left.port) < (right.transport, right.port)
    }
  }

  /// A path that is not dead.
  struct Live: Hashable {
    var path: Path
    /// Whether a server on it does its work, so that it may be recommended.
    var isUsable: Bool

    /// `tcp 80 works`, or `tcp 80 answers` where that is all.
    var displayText: DisplayText { "\(path.displayName) \(isUsable ? "works" : "answers")" }

    /// What to do instead of what is dead: use this path where it is of use, else as told.
    func advice(_ before: DisplayText = .empty, else other: DisplayText) -> DisplayText {
      isUsable ? "\(before)use \(path.displayName)" : other
    }

    static func precedes(_ left: Live, _ right: Live) -> Bool {
      left.isUsable != right.isUsable ? left.isUsable : left.path < right.path
    }
  }

  /// What is known of some paths, each once.
  struct Paths {
    private(set) var dead: [Path: PathFault] = [:]
    private var alive: Set<Path> = []
    /// The lowest port that works, or else answers, by transport.
    private var best: [Transport: Live] = [:]
    /// Whether one is not decided, or failed in another way than by silence.
    private var hasOthers = false

    var isAlive: Bool { !alive.isEmpty }

    /// Whether several were tried and none was reached.
    var isOutOfReach: Bool { !isAlive && !hasOthers && dead.count > 1 }

    /// The first that works over one of these transports, in the order in which clients prefer
    /// them; where none does, the first that answers.
    func firstLive(over transports: [Transport] = Transport.clientOrder) -> Live? {
      let live = transports.compactMap { best[$0] }
      return live.first(where: \.isUsable) ?? live.first
    }

    mutating func add(_ server: ServerSnapshot, at path: Path) {
      if server.answers {
        alive.insert(path)
        dead[path] = nil
        let live = Live(path: path, isUsable: server.verdict.isUsable)
        best[path.transport] = [best[path.transport] ?? live, live].min(by: Live.precedes)
      } else if let fault = server.fault {
        if !alive.contains(path) { dead[path] = fault }
        hasOthers = hasOthers || !fault.isOfReach
      } else {
        hasOthers = true
      }
    }
  }

  private(set) var everywhere = Paths()
  private(set) var hosts: [String: Paths] = [:]
  /// The hosts by the issuer that is not trusted, and how many hosts TLS was tried with.
  private(set) var foreignIssuers: [DisplayText: Set<String>] = [:]
  private var hostsOverTLS: Set<String> = []
  /// The hosts that show somebody else's certificate, by whose.
  private var foreignNames: [DisplayText: Set<String>] = [:]
  /// The hosts that answer in HTTP over plain TCP, by port.
  private var webHosts: [UInt16: Set<String>] = [:]

  init(_ servers: some Sequence<ServerSnapshot>) {
    for server in servers {
      guard let uri = server.uri, let path = server.path else { continue }
      everywhere.add(server, at: path)
      hosts[uri.host, default: Paths()].add(server, at: path)
      if uri.transport == .tls, server.wasTried { hostsOverTLS.insert(uri.host) }
      switch server.fault {
      case .foreignIssuer(let issuer): foreignIssuers[issuer, default: []].insert(uri.host)
      case .foreignName(let name): foreignNames[name, default: []].insert(uri.host)
      case .webServer where path.transport == .tcp:
        webHosts[path.port, default: []].insert(uri.host)
      default: break
      }
    }
  }

  /// Who signs the certificates of every host that is asked over TLS, of two at least, without
  /// being trusted.
  var interceptor: DisplayText? {
    guard hostsOverTLS.count > 1 else { return nil }
    return foreignIssuers.first { $0.value == hostsOverTLS }?.key
  }

  /// Whose certificate every host shows that is asked over TLS, of two at least, while no server
  /// answers on any path; where one does, the owner of the servers may have mixed them up.
  var impostor: DisplayText? {
    guard hostsOverTLS.count > 1, !everywhere.isAlive else { return nil }
    return foreignNames.first { $0.value == hostsOverTLS }?.key
  }

  /// The ports of TCP at which a captive portal answers, the lowest first.
  var portalPorts: [UInt16] { webHosts.keys.filter(isPortal).sorted() }

  /// Whether HTTP at a port of TCP is a captive portal's: at the web's own port in any case, else
  /// where it comes from several hosts and no server answers over a stream.
  func isPortal(_ port: UInt16) -> Bool {
    guard let hosts = webHosts[port] else { return false }
    return port == 80 || hosts.count > 1 && everywhere.firstLive(over: [.tcp, .tls]) == nil
  }

  /// A stream that answers where nothing does over UDP, though it was tried; else `nil`.
  var streamWithoutUDP: Live? {
    guard everywhere.firstLive(over: [.udp]) == nil,
      everywhere.dead.contains(where: { $0.key.transport == .udp && $0.value == .silent })
    else { return nil }
    return everywhere.firstLive(over: [.tcp, .tls])
  }
}

extension ServerSnapshot {
  /// Transport and port; `nil` where the URL does not parse, or is not spoken.
  var path: PathEvidence.Path? {
    guard let uri, uri.transport != .dtls else { return nil }
    return PathEvidence.Path(transport: uri.transport, port: uri.port)
  }

  /// Whether anything was sent to it: a name without an address tells nothing of a path.
  var wasTried: Bool { stage.map { $0 > .resolve } ?? false }

  /// Whether the path to it works.
  var answers: Bool { isAnswering || verdict.answers }
}
