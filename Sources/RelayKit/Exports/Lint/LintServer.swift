/// A URL of an ICE configuration, where it stands and what stands beside it.
struct LintServer: Sendable {
  /// `entry 2`, `line 7`.
  var place: DisplayText
  /// As it stands there.
  var url: String
  /// Whether both a name and a password belong to it; `nil` where that cannot be told.
  var hasLogin: Bool?
  /// The login itself, where the document tells whose it is.
  var login: ExportServer.Login?
  /// What is not to be shown of it.
  var secrets: Redaction = .none
  /// Whether its consumer wants `//` after the scheme and the login before the host.
  var takesUserInfo = false
  /// Whether the URL stands there itself, and not in parts.
  var isWritten = true
  /// Whether it ends in a browser, with a browser's limits.
  var isForBrowsers = true

  var shownURL: DisplayText { DisplayText(url: url, hiding: secrets) }

  /// The address, of a URL with a login the part without it.
  var uri: Result<ServerURI, ServerURIError> {
    Result { () throws(ServerURIError) in
      try ServerURI(parsing: takesUserInfo ? withoutUserInfo : url)
    }
  }

  /// Whether the URL itself holds a login.
  var holdsLogin: Bool { url.lastAt != nil }

  /// Whether no login belongs to it, neither beside the URL nor in it.
  var lacksLogin: Bool { hasLogin == false && !holdsLogin }

  private var withoutUserInfo: String {
    guard let colon = url.firstIndex(of: ":") else { return url }
    let body = url[url.index(after: colon)...].drop { $0 == "/" }
    let address = body.lastAt.map { body[body.index(after: $0)...] } ?? body
    let scheme = url[...colon]
    // GStreamer's own documents put a transport on stun:// too; it is no fault there.
    return scheme.lowercased().hasPrefix("stun")
      ? scheme + String(address.prefix { $0 != "?" }) : scheme + String(address)
  }
}
