/// An HTTP proxy that opens tunnels (CONNECT, RFC 9110 §9.3.6).
package struct HTTPProxy: Equatable, Sendable {
  package let host: String
  package let port: Int
  package let user: Secret?
  package let password: Secret?

  /// Reads `[http://][user[:password]@]host[:port][/]`, as curl does: the port defaults to 1080.
  package init(parsing text: String) throws(HTTPProxyError) {
    let url = URLParts(text)
    guard url.scheme?.lowercased() ?? "http" == "http" else {
      throw .scheme(String(url.scheme ?? ""))
    }
    guard url.path.lastAt == nil, url.rest.lastAt == nil,
      let authority = try? Authority(parsing: url.authority)
    else { throw .badAddress(URLParts.harmless(text)) }
    host = authority.host
    port = authority.port.map(Int.init) ?? 1080
    let parts = authority.userInfo?.split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    user = parts.map { Secret(PercentEncoding.decoded($0[0])) }
    password = parts.map { Secret($0.count > 1 ? PercentEncoding.decoded($0[1]) : "") }
  }

  /// The proxy for requests to `service`; `nil` where they go direct.
  ///
  /// Takes the values of `HTTPS_PROXY` and `NO_PROXY`; an empty one counts as none. A service
  /// over plain `http` is on this machine and needs no proxy.
  package static func chosen(
    for service: MeteredService, httpsProxy: String?, noProxy: String?
  ) throws(HTTPProxyError) -> HTTPProxy? {
    guard service.isSecure, let httpsProxy, !httpsProxy.isEmpty else { return nil }
    let exceptions = ProxyExceptions(parsing: noProxy ?? "")
    guard !exceptions.cover(host: service.host, port: service.port) else { return nil }
    return try HTTPProxy(parsing: httpsProxy)
  }

  /// The proxy as it may be shown, without user and password.
  package var displayName: DisplayText { "\(DisplayText(sanitizing: host)):\(port)" }
}

/// Why a text is not the address of a proxy.
package enum HTTPProxyError: Error, Equatable {
  case scheme(String)
  /// What may be shown of it: no user and no password is kept.
  case badAddress(String)
}

extension HTTPProxyError {
  package var displayText: DisplayText {
    switch self {
    case .scheme(let scheme):
      """
      HTTPS_PROXY of scheme \(DisplayText(sanitizing: scheme)) is not supported: \
      expected http://HOST:PORT
      """
    case .badAddress(let text):
      """
      HTTPS_PROXY address "\(DisplayText(sanitizing: text))": expected http://HOST:PORT, \
      and / ? # @ within a user or a password percent-encoded
      """
    }
  }
}
