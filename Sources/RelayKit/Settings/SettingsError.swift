/// What is wrong with what was asked for.
package enum SettingsError: Error, Equatable {
  case noService
  case badService(MeteredServiceError)
  case noKey
  case unreadableKey(KeyOrigin, why: String)
  case emptyKey(KeyOrigin)
  /// It has a character inside that is no part of any key.
  case malformedKey(KeyOrigin)
  case unknownRegion(String, nearest: Region?)
  case badProxy(HTTPProxyError)
  case badCAFile(CAFile, why: DisplayText)
}

extension SettingsError {
  /// What is wrong and what to do.
  package var displayText: DisplayText {
    switch self {
    case .noService:
      "no service: set TURNTOP_APP or --app NAME to your Metered app, or try --demo"
    case .badService(let error): error.displayText
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
    case .unknownRegion(let name, let nearest):
      "no region \"\(DisplayText(sanitizing: name))\"\(Self.suggestion(nearest))"
    case .badProxy(let error): error.displayText
    case .badCAFile(let file, let why):
      """
      CA file \(DisplayText(sanitizing: file.path)), given as \(file.origin): \(why): \
      give a file of certificates in PEM form
      """
    }
  }

  /// The exit status that tells a script the same (sysexits.h).
  package var exitStatus: Int32 {
    switch self {
    case .noService, .badService, .unknownRegion, .badProxy, .badCAFile: 64
    case .noKey, .unreadableKey, .emptyKey, .malformedKey: 77
    }
  }

  private static func suggestion(_ nearest: Region?) -> DisplayText {
    guard let nearest else { return "; turntop regions lists them" }
    return "; did you mean \(nearest.displayName)? turntop regions lists all"
  }
}
