/// Which service is asked, and with what key: flags over environment over the configuration file.
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

  package var service: MeteredService
  package var key: KeySource

  /// Resolves the settings; throws where no service or no key is named.
  package init(
    flags: Flags, environment: Environment, configuration: Configuration = .none
  ) throws(SettingsError) {
    service = try Self.service(flags, environment, configuration)
    key = try Self.key(flags, environment, configuration)
  }

  /// Whether anything names a service, right or wrong.
  package static func nameService(
    _ flags: Flags, _ environment: Environment, _ configuration: Configuration = .none
  ) -> Bool {
    let names = [
      flags.baseURL, flags.app, environment["TURNTOP_BASE_URL"], environment["TURNTOP_APP"],
      configuration.text(.baseURL), configuration.text(.app),
    ]
    return names.contains { $0 != nil }
  }

  private static func service(
    _ flags: Flags, _ environment: Environment, _ configuration: Configuration
  ) throws(SettingsError) -> MeteredService {
    do throws(MeteredServiceError) {
      if let url = flags.baseURL { return try MeteredService(baseURL: url) }
      if let app = flags.app { return try MeteredService(app: app) }
      if let url = environment["TURNTOP_BASE_URL"] { return try MeteredService(baseURL: url) }
      if let app = environment["TURNTOP_APP"] { return try MeteredService(app: app) }
      if let url = configuration.text(.baseURL) { return try MeteredService(baseURL: url) }
      if let app = configuration.text(.app) { return try MeteredService(app: app) }
    } catch {
      throw .badService(error)
    }
    throw .noService
  }

  private static let keyVariable = "TURNTOP_API_KEY"

  private static func key(
    _ flags: Flags, _ environment: Environment, _ configuration: Configuration
  ) throws(SettingsError) -> KeySource {
    if let path = flags.apiKeyFile { return .file(path) }
    if let key = environment[Self.keyVariable] {
      return .value(try Secret(apiKeyIn: key.utf8, of: .variable(Self.keyVariable)))
    }
    if let path = environment["TURNTOP_API_KEY_FILE"] { return .file(path) }
    if let key = configuration.secret(.apiKey) { return .value(key) }
    if let path = configuration.text(.apiKeyFile) { return .file(path) }
    throw .noKey
  }
}
