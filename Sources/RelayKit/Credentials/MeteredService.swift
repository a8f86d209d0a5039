import STUN

/// A service that speaks Metered's credential endpoint, by its address.
package struct MeteredService: Hashable, Sendable {
  /// `https://host[:port][/prefix]`, without a slash at the end.
  package let baseURL: String
  /// A name or an IP address, without brackets.
  package let host: String
  package let port: Int
  package let isSecure: Bool

  /// The service of a Metered app: `https://NAME.metered.live`.
  package init(app name: String) throws(MeteredServiceError) {
    let isLabel =
      (1...63).contains(name.utf8.count)
      && name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isAlphanumeric }
    guard isLabel else { throw .badApp(URLParts.harmless(name)) }
    try self.init(baseURL: "https://\(name.lowercased()).metered.live")
  }

  /// The service at a URL: `https`, or `http` to a loopback address, since the key travels in it.
  package init(baseURL text: String) throws(MeteredServiceError) {
    let url = URLParts(text)
    let harmless = URLParts.harmless(text)
    guard let scheme = url.scheme?.lowercased() else { throw .notAURL(harmless) }
    guard text.lastAt == nil, url.rest.isEmpty else { throw .carriesMore(harmless) }
    guard scheme == "https" || scheme == "http" else { throw .scheme(scheme) }
    guard let authority = try? Authority(parsing: url.authority),
      url.path.utf8.allSatisfy(Self.isPathByte)
    else { throw .notAURL(harmless) }
    isSecure = scheme == "https"
    host = authority.host.lowercased()
    port = authority.port.map(Int.init) ?? (isSecure ? 443 : 80)
    guard isSecure || Self.isLoopback(host) else { throw .plainHTTP(host) }
    let prefix = String(url.path.reversed().drop { $0 == "/" }.reversed())
    baseURL = "\(scheme)://\(url.authority.lowercased())\(prefix)"
  }

  /// The address as it may be shown.
  package var displayURL: DisplayText { DisplayText(sanitizing: baseURL) }

  /// The URL that answers with a region's credentials; a secret, since the key stands in it.
  package func credentialsURL(of region: Region, key: Secret) -> Secret {
    let regionPart = region.queryValue.map { "&region=" + PercentEncoding.encoded($0) } ?? ""
    let keyPart = PercentEncoding.encoded(key.revealed)
    return Secret("\(baseURL)/api/v1/turn/credentials?apiKey=\(keyPart)\(regionPart)")
  }

  /// The characters of a path (RFC 3986 §3.3).
  private static func isPathByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "-._~%!$&'()*+,;=:/".utf8.contains(byte)
  }

  /// Whether the host is this machine itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
  private static func isLoopback(_ host: String) -> Bool {
    IPAddress(host).map(\.isLoopback) ?? (host == "localhost")
  }
}

/// Why a text is not the address of a service.
///
/// What is quoted holds no user, no query and no fragment.
package enum MeteredServiceError: Error, Equatable {
  case badApp(String)
  case notAURL(String)
  case scheme(String)
  case plainHTTP(String)
  /// A user, a query or a fragment stands in the URL.
  case carriesMore(String)
}

extension MeteredServiceError {
  /// What is wrong and what would be right.
  package var displayText: DisplayText {
    switch self {
    case .badApp(let name):
      """
      app "\(DisplayText(sanitizing: name))" is not an app's name: \
      give NAME alone of https://NAME.metered.live
      """
    case .notAURL(let text):
      """
      base URL "\(DisplayText(sanitizing: text))" is not a URL: \
      expected https://HOST, or http:// and a loopback address
      """
    case .scheme(let scheme):
      "base URL of scheme \(DisplayText(sanitizing: scheme)): expected https"
    case .plainHTTP(let host):
      """
      base URL http://\(DisplayText(sanitizing: host)) would send the key in the clear: \
      use https (http is for loopback addresses alone)
      """
    case .carriesMore(let text):
      """
      base URL \(DisplayText(sanitizing: text)) carries a user, a query or a fragment: \
      give scheme, host and path alone, and the key as TURNTOP_API_KEY
      """
    }
  }
}
