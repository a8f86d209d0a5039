/// Which service is asked, and with what key: flags over environment.
package struct ServiceSettings: Equatable, Sendable {
  /// What the command line says; each `nil` where it says nothing.
  package struct Flags: Equatable, Sendable {
    package var app: String?
    package var baseURL: String?
    package var apiKeyFile: String?

    package init(app: String? = nil, baseURL: String? = nil, apiKeyFile: String? = nil) {
      self.app = app
      self.baseURL = baseURL
      self.apiKeyFile = apiKeyFile
    }
  }

  /// Where the key is to be had.
  package enum KeySource: Equatable, Sendable {
    case value(Secret)
    /// A file's path, or `-` for standard input.
    case file(String)
  }

  package var baseURL: String
  package var key: KeySource

  /// Resolves the settings; throws where no service or no key is named.
  package init(flags: Flags, environment: Environment) throws(SettingsError) {
    baseURL = try Self.baseURL(flags, environment)
    key = try Self.key(flags, environment)
  }

  private static func baseURL(
    _ flags: Flags, _ environment: Environment
  ) throws(SettingsError) -> String {
    if let url = flags.baseURL { return url }
    if let app = flags.app { return try url(ofApp: app) }
    if let url = environment["TURNTOP_BASE_URL"] { return url }
    if let app = environment["TURNTOP_APP"] { return try url(ofApp: app) }
    throw .noService
  }

  /// The host name of a Metered app: letters, digits and hyphens, nothing that bends the URL.
  private static func url(ofApp app: String) throws(SettingsError) -> String {
    let isLabel = app.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
    }
    guard isLabel, !app.isEmpty, app.utf8.count <= 63 else { throw .badApp(app) }
    return "https://\(app).metered.live"
  }

  private static func key(
    _ flags: Flags, _ environment: Environment
  ) throws(SettingsError) -> KeySource {
    if let path = flags.apiKeyFile { return .file(path) }
    if let key = environment["TURNTOP_API_KEY"] { return .value(Secret(key)) }
    if let path = environment["TURNTOP_API_KEY_FILE"] { return .file(path) }
    throw .noKey
  }
}
