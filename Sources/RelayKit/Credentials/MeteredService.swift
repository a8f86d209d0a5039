import FoundationEssentials
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
      && name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || Self.isAlphanumeric($0) }
    guard isLabel else { throw .badApp(name) }
    try self.init(baseURL: "https://\(name.lowercased()).metered.live")
  }

  /// The service at a URL: `https`, or `http` to a loopback address, since the key travels in it.
  package init(baseURL text: String) throws(MeteredServiceError) {
    guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
      let authority = url.host, Self.isHost(authority)
    else { throw .notAURL(Self.withoutSecrets(text)) }
    guard url.user == nil, url.password == nil, url.query == nil, url.fragment == nil else {
      throw .carriesMore(Self.withoutSecrets(text))
    }
    guard scheme == "https" || scheme == "http" else { throw .scheme(scheme) }
    isSecure = scheme == "https"
    host = String(authority.drop { $0 == "[" }.prefix { $0 != "]" }).lowercased()
    port = url.port ?? (isSecure ? 443 : 80)
    guard (1...65535).contains(port) else { throw .notAURL(Self.withoutSecrets(text)) }
    guard isSecure || Self.isLoopback(host) else { throw .plainHTTP(host) }
    let portText = url.port.map { ":\($0)" } ?? ""
    let prefix = String(url.percentEncodedPath.reversed().drop { $0 == "/" }.reversed())
    baseURL = "\(scheme)://\(authority.lowercased())\(portText)\(prefix)"
  }

  /// The address as it may be shown.
  package var displayURL: DisplayText { DisplayText(sanitizing: baseURL) }

  /// The URL that answers with a region's credentials; a secret, since the key stands in it.
  package func credentialsURL(of region: Region, key: Secret) -> Secret {
    let regionPart = region.queryValue.map { "&region=" + Self.percentEncoded($0) } ?? ""
    let keyPart = Self.percentEncoded(key.revealed)
    return Secret("\(baseURL)/api/v1/turn/credentials?apiKey=\(keyPart)\(regionPart)")
  }

  /// Escapes all but the unreserved characters (RFC 3986 §2.3).
  static func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      if isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += byte < 16 ? "%0" : "%"
        result += String(byte, radix: 16, uppercase: true)
      }
    }
  }

  private static func isHost(_ authority: String) -> Bool {
    guard authority.hasPrefix("[") else {
      return !authority.isEmpty
        && authority.utf8.allSatisfy { isAlphanumeric($0) || "-._".utf8.contains($0) }
    }
    return IPAddress(String(authority.dropFirst().dropLast()))?.family == .v6
  }

  /// Whether the host is this machine itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
  private static func isLoopback(_ host: String) -> Bool {
    IPAddress(host).map(\.isLoopback) ?? (host == "localhost")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// The part of a URL that holds neither a user nor a query.
  private static func withoutSecrets(_ text: String) -> String {
    let visible = text.prefix { $0 != "?" && $0 != "#" }
    guard let at = visible.lastIndex(of: "@") else { return String(visible) }
    return String(visible[visible.index(after: at)...])
  }
}

/// Why a text is not the address of a service.
package enum MeteredServiceError: Error, Equatable {
  case badApp(String)
  case notAURL(String)
  case scheme(String)
  case plainHTTP(String)
  /// A user, a query or a fragment stands in the URL; none is kept.
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
