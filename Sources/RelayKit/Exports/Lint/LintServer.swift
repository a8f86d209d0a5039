/// A URL of an ICE configuration, where it stands and what stands beside it.
struct LintServer: Sendable {
  /// Where a server stands.
  enum Place: Sendable {
    /// Both from 1.
    case entry(Int)
    case line(Int)

    var displayText: DisplayText {
      switch self {
      case .entry(let number): "entry \(number)"
      case .line(let number): "line \(number)"
      }
    }
  }

  var place: Place
  /// As it stands there.
  let url: String
  /// The same with what is right in the place of marks that are yet to be filled in.
  private let filled: String
  /// Whether it has such marks, so that a part of it is not known.
  let hasHoles: Bool
  /// The address, of a URL with a login the part without it.
  let uri: Result<ServerURI, ServerURIError>
  /// The same, where it does not parse and what was meant is certain.
  private(set) var address: ServerURI?
  /// Which of the document's lists it is in.
  var list = 0
  /// Whether both a name and a password belong to it; `nil` where that cannot be told.
  var hasLogin: Bool?
  /// The login itself, where the document tells whose it is.
  var login: ExportServer.Login?
  /// The login's name; `nil` where none is known.
  var username: String?
  /// Whether its password is written out where no name stands before it.
  var holdsSecret = false
  /// The option of a shared secret that it needs in place of a login; `nil` for none.
  var wantedSecret: DisplayText?
  /// What makes its login the same as another's.
  var account: [String] = []
  /// What is not to be shown of it.
  var secrets: Redaction = .none
  /// Whether all of the URL that no `@` gives away may be shown.
  var isShown = true
  /// Whether its consumer wants `//` after the scheme and the login before the host.
  let takesUserInfo: Bool
  /// Whether the URL stands there itself, and not in parts.
  var isWritten = true
  /// Whether it can be taken out where it stands a second time.
  var isRemovable = false
  /// Whether it ends in a browser, with a browser's limits.
  var isForBrowsers = true

  init(
    _ url: String, at place: Place, takesUserInfo: Bool = false,
    with change: (inout LintServer) -> Void = { _ in }
  ) {
    self.url = url
    let filled = LintHoles.filled(url)
    hasHoles = filled != nil
    let whole = filled ?? url
    self.filled = whole
    self.place = place
    self.takesUserInfo = takesUserInfo
    uri = Result { () throws(ServerURIError) in
      try ServerURI(parsing: takesUserInfo ? whole.withoutUserInfo : whole)
    }
    change(&self)
    isShown = isShown && mayBeShown
    username = username ?? (hasHoles ? nil : url.userName)
    address = (try? uri.get()) ?? mendedURL.flatMap { try? ServerURI(parsing: $0) }
  }

  var shownURL: DisplayText {
    guard !isShown else { return DisplayText(url: LintHoles.shown(url), hiding: secrets) }
    let scheme = String(url.unicodeScalars.prefix { $0 != ":" })
    return ServerURI.Scheme(rawValue: scheme.lowercased()) == nil
      ? "(hidden)" : "\(DisplayText(sanitizing: scheme)):(hidden)"
  }

  /// Whether it may be an address: without a scheme that is known, or a host with a dot in it,
  /// it may as well be a password.
  private var mayBeShown: Bool {
    guard case .failure(let error) = uri else { return true }
    switch error {
    case .noScheme: return url.isDottedHost
    case .unknownScheme(let scheme):
      // The query of such an address may hold a key.
      let isOfWeb = ["http", "https", "ws", "wss"].contains(scheme.lowercased())
      return url.isDottedHost || isOfWeb && !url.contains("?")
    default: return true
    }
  }

  /// Whether the URL itself holds a login.
  var holdsLogin: Bool { filled.lastAt != nil }

  /// Whether no login belongs to it, neither beside the URL nor in it.
  var lacksLogin: Bool { hasLogin == false && !holdsLogin }

  /// What makes two of them the same: the list, the address as it is when mended, and the login.
  var identity: [String] {
    let login = holdsLogin ? [url] : address?.scheme.isRelay ?? true ? account : []
    return ["\(list)", address?.explicit ?? url] + login
  }

  /// The URL without slashes after the scheme, and without a query on `stun`; `nil` where it is not
  /// certain what was meant, or what is put in would have to go too.
  var mendedURL: String? {
    guard isWritten, !hasHoles, case .failure(let error) = uri, error.isMendable,
      let colon = url.firstIndex(of: ":")
    else { return nil }
    let body = url[url.index(after: colon)...].drop { $0 == "/" }
    let isRelay = url.lowercased().hasPrefix("turn")
    let mended = String(url[...colon] + (isRelay ? body : body.prefix { $0 != "?" }))
    return (try? ServerURI(parsing: mended)) == nil ? nil : mended
  }
}

extension String {
  /// The user before a URL's last `@`, as far as the first colon that is not encoded; `nil` for none.
  fileprivate var userName: String? {
    guard let colon = firstIndex(of: ":"), let at = lastAt, colon < at else { return nil }
    let login = self[index(after: colon)..<at].drop { $0 == "/" }
    return PercentEncoding.decoded(login.prefix { $0 != ":" })
  }

  fileprivate var isDottedHost: Bool {
    contains(".") && (try? ServerURI(parsing: "stun:" + self)) != nil
  }

  /// The URL without slashes after the scheme and without what stands before its last `@`.
  fileprivate var withoutUserInfo: String {
    guard let colon = firstIndex(of: ":") else { return self }
    let body = self[index(after: colon)...].drop { $0 == "/" }
    let address = body.lastAt.map { body[body.index(after: $0)...] } ?? body
    let scheme = self[...colon]
    // GStreamer's own documents put a transport on stun:// too; it is no fault there.
    return scheme.lowercased().hasPrefix("stun")
      ? scheme + String(address.prefix { $0 != "?" }) : scheme + String(address)
  }
}
