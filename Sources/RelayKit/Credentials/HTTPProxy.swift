/// An HTTP proxy that opens tunnels (CONNECT, RFC 9110 §9.3.6).
package struct HTTPProxy: Equatable, Sendable {
  package let host: String
  package let port: Int
  package let user: Secret?
  package let password: Secret?

  /// Reads `[http://][user[:password]@]host[:port][/]`, as curl does: the port defaults to 1080.
  package init(parsing text: String) throws(HTTPProxyError) {
    let (scheme, rest) = Self.split(text, at: "://", default: "http")
    guard scheme.lowercased() == "http" else { throw .scheme(String(scheme)) }
    let authority = rest.prefix { $0 != "/" }
    let at = authority.lastIndex(of: "@")
    let userInfo = at.map { authority[..<$0] }
    let address = at.map { authority[authority.index(after: $0)...] } ?? authority
    guard let (host, port) = HostAndPort.split(address) else { throw .badAddress(String(address)) }
    self.host = host
    self.port = port ?? 1080
    let parts = userInfo?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    user = parts.map { Secret(Self.percentDecoded($0[0])) }
    password = parts.map { Secret($0.count > 1 ? Self.percentDecoded($0[1]) : "") }
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

  private static func split(
    _ text: String, at separator: String, default first: Substring
  ) -> (Substring, Substring) {
    guard let range = text.firstRange(of: separator) else { return (first, text[...]) }
    return (text[..<range.lowerBound], text[range.upperBound...])
  }

  /// Undoes percent-encoding (RFC 3986 §2.1); a `%` that starts none stands for itself.
  static func percentDecoded(_ text: Substring) -> String {
    var rest = Array(text.utf8)[...]
    var decoded: [UInt8] = []
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

/// Why a text is not the address of a proxy.
package enum HTTPProxyError: Error, Equatable {
  case scheme(String)
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
      "HTTPS_PROXY address \"\(DisplayText(sanitizing: text))\": expected http://HOST:PORT"
    }
  }
}

/// The hosts that are reached without the proxy: the value of `NO_PROXY`, as curl reads it.
///
/// - Entries stand between commas or spaces; `*` alone means every host.
/// - `example.com` and `.example.com` mean that name and all below it.
/// - An address means itself, IPv6 with or without brackets.
/// - `host:port` means that port of the host alone.
package struct ProxyExceptions: Equatable, Sendable {
  private struct Entry: Equatable {
    var host: Substring
    var port: Int?
  }

  private let entries: [Entry]
  private let coverAll: Bool

  package init(parsing text: String) {
    let words = text.lowercased().split { $0 == "," || $0.isWhitespace }
    coverAll = words == ["*"]
    entries = words.compactMap { word in
      let (host, port) = HostAndPort.split(word) ?? (String(word), nil)
      return Entry(host: Self.trimmed(host[...]), port: port)
    }
  }

  package func cover(host: String, port: Int) -> Bool {
    let wanted = Self.trimmed(host.lowercased()[...])
    return coverAll
      || entries.contains { entry in
        !entry.host.isEmpty && (entry.port == nil || entry.port == port)
          && (wanted == entry.host || wanted.hasSuffix("." + entry.host))
      }
  }

  /// The name without a dot at either end.
  private static func trimmed(_ name: Substring) -> Substring {
    let start = name.hasPrefix(".") ? name.dropFirst() : name
    return start.hasSuffix(".") ? start.dropLast() : start
  }
}

/// `host`, `host:port`, `[IPv6]` and `[IPv6]:port`.
enum HostAndPort {
  /// The host without brackets, and the port where there is one; `nil` where this is neither.
  static func split(_ text: Substring) -> (host: String, port: Int?)? {
    let isBracketed = text.hasPrefix("[")
    let body = isBracketed ? text.dropFirst() : text
    guard let end = isBracketed ? body.firstIndex(of: "]") : body.firstIndex(of: ":") else {
      return isBracketed || text.isEmpty ? nil : (String(text), nil)
    }
    let rest = isBracketed ? body[end...].dropFirst() : body[end...]
    if rest.isEmpty { return (String(body[..<end]), nil) }
    guard rest.hasPrefix(":"), end > body.startIndex, let port = UInt16(rest.dropFirst()), port > 0
    else { return nil }
    return (String(body[..<end]), Int(port))
  }
}
