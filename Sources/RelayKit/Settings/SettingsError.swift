import STUN

/// What is wrong with what was asked for.
package enum SettingsError: Error, Equatable {
  case noService
  case badService(MeteredServiceError)
  case noKey
  case unreadableKey(KeyOrigin, why: String)
  case emptyKey(KeyOrigin)
  /// It has a character inside that is no part of any key.
  case malformedKey(KeyOrigin)
  /// It is longer than `Secret.longestKey`.
  case overlongKey(KeyOrigin)
  case unknownRegion(String, nearest: Region?)
  case badProxy(HTTPProxyError)
  case badCAFile(CAFile, why: DisplayText)
  case badICEServers(ICEServerFileError)
  case badSource(String)
  case foreignSource(IPAddress)
  /// An address of the one family, where only the other is asked for.
  case sourceOfOtherFamily(IPAddress)
}

extension SettingsError {
  /// What is wrong and what to do.
  package var displayText: DisplayText {
    keyText ?? sourceText ?? otherText
  }

  /// What is wrong with the key; `nil` where something else is.
  private var keyText: DisplayText? {
    switch self {
    case .noKey:
      """
      no API key: set TURNTOP_API_KEY, or TURNTOP_API_KEY_FILE or --api-key-file to a file \
      that holds it; without an account, try --demo
      """
    case .unreadableKey(let origin, let why):
      "no API key from \(origin.displayText): \(DisplayText(sanitizing: why))"
    case .emptyKey(let origin):
      "no API key in \(origin.displayText): its first line is to hold the key and nothing else"
    case .malformedKey(let origin):
      """
      the API key in \(origin.displayText) has a blank, a control character or no text inside: \
      its first line is to hold the key and nothing else
      """
    case .overlongKey(let origin):
      """
      the API key in \(origin.displayText) is longer than \(Secret.longestKey) bytes: its first \
      line is to hold the key and nothing else
      """
    default: nil
    }
  }

  /// What is wrong with the address to send from; `nil` where something else is.
  private var sourceText: DisplayText? {
    switch self {
    case .badSource(let text):
      """
      --source \"\(DisplayText(sanitizing: text))\" is no IP address: give one of this host's \
      own, without a port
      """
    case .foreignSource(let ip):
      """
      --source \(DisplayText(sanitizing: "\(ip)")) is no address of this host: \
      `ip address` lists those it has
      """
    case .sourceOfOtherFamily(let ip):
      """
      --source \(DisplayText(sanitizing: "\(ip)")) and \(ip.family == .v4 ? "--ipv6" : "--ipv4") \
      exclude each other: leave one of them out
      """
    default: nil
    }
  }

  private var otherText: DisplayText {
    switch self {
    case .noService:
      """
      no service: set TURNTOP_APP or --app NAME to your Metered app, give servers of your own \
      as --ice-servers FILE, or try --demo
      """
    case .badService(let error): error.displayText
    case .unknownRegion(let name, let nearest):
      "no region \"\(DisplayText(sanitizing: name))\"\(Self.suggestion(nearest))"
    case .badProxy(let error): error.displayText
    case .badICEServers(let error): error.displayText
    case .badCAFile(let file, let why):
      """
      CA file \(DisplayText(sanitizing: file.path)), given as \(file.origin): \(why): \
      give a file of certificates in PEM form
      """
    case .noKey, .unreadableKey, .emptyKey, .malformedKey, .overlongKey, .badSource, .foreignSource,
      .sourceOfOtherFamily:
      .empty
    }
  }

  /// The exit status that tells a script the same (sysexits.h).
  package var exitStatus: Int32 {
    switch self {
    case .noService, .badService, .unknownRegion, .badProxy, .badCAFile, .badSource,
      .foreignSource, .sourceOfOtherFamily:
      64
    case .badICEServers: 65
    case .noKey, .unreadableKey, .emptyKey, .malformedKey, .overlongKey: 77
    }
  }

  private static func suggestion(_ nearest: Region?) -> DisplayText {
    guard let nearest else { return "; turntop regions lists them" }
    return "; did you mean \(nearest.displayName)? turntop regions lists all"
  }
}
