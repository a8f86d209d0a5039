import RelayKit
import Testing

@Suite struct ServiceSettingsTests {
  @Test(arguments: [
    Row(flags: .init(app: "mine"), [:], "https://mine.metered.live"),
    Row(flags: .init(app: "mine"), ["TURNTOP_APP": "other"], "https://mine.metered.live"),
    Row(flags: .init(baseURL: "http://127.0.0.1:8080/"), [:], "http://127.0.0.1:8080"),
    Row(flags: .init(), ["TURNTOP_APP": "other"], "https://other.metered.live"),
    Row(
      flags: .init(), ["TURNTOP_APP": "other", "TURNTOP_BASE_URL": "https://x.example"],
      "https://x.example"),
  ])
  func `asks the service that flags, then environment name`(row: Row) throws {
    var environment = row.environment
    environment["TURNTOP_API_KEY"] = "k"
    let settings = try ServiceSettings(flags: row.flags, environment: Environment(environment))
    #expect(settings.service.baseURL == row.baseURL)
  }

  @Test func `takes the key from a file that a flag names before the environment`() throws {
    let flags = ServiceSettings.Flags(app: "a", apiKeyFile: "key.txt")
    let settings = try ServiceSettings(
      flags: flags, environment: Environment(["TURNTOP_API_KEY": "k"]))
    #expect(settings.key == .file("key.txt"))
  }

  @Test func `takes the key itself, then a file's path, from the environment`() throws {
    let flags = ServiceSettings.Flags(app: "a")
    let both = Environment(["TURNTOP_API_KEY": "k", "TURNTOP_API_KEY_FILE": "f"])
    #expect(try ServiceSettings(flags: flags, environment: both).key == .value(Secret("k")))
    let path = Environment(["TURNTOP_API_KEY": "", "TURNTOP_API_KEY_FILE": "f"])
    #expect(try ServiceSettings(flags: flags, environment: path).key == .file("f"))
  }

  @Test(arguments: [" k\n", "\tk\r\n", "k"])
  func `takes the key from the environment as from a file`(value: String) throws {
    let environment = Environment(["TURNTOP_API_KEY": value])
    let settings = try ServiceSettings(flags: .init(app: "a"), environment: environment)
    #expect(settings.key == .value(Secret("k")))
    #expect(throws: SettingsError.malformedKey(.variable("TURNTOP_API_KEY"))) {
      try ServiceSettings(
        flags: .init(app: "a"), environment: Environment(["TURNTOP_API_KEY": "k \(value)"]))
    }
  }

  @Test func `says what to set where service or key are missing`() {
    #expect(throws: SettingsError.noService) {
      try ServiceSettings(flags: .init(), environment: Environment([:]))
    }
    #expect(throws: SettingsError.noKey) {
      try ServiceSettings(flags: .init(app: "a"), environment: Environment([:]))
    }
  }

  @Test(
    arguments: [
      (.init(), [:], false), (.init(apiKeyFile: "k"), ["TURNTOP_API_KEY": "k"], false),
      (.init(app: ""), [:], true), (.init(baseURL: "x"), [:], true),
      (.init(), ["TURNTOP_APP": "a"], true), (.init(), ["TURNTOP_BASE_URL": "x"], true),
      (.init(), ["TURNTOP_APP": ""], false),
    ] as [(ServiceSettings.Flags, [String: String], Bool)])
  func `knows whether anything names a service`(
    flags: ServiceSettings.Flags, environment: [String: String], isNamed: Bool
  ) {
    #expect(ServiceSettings.nameService(flags, Environment(environment)) == isNamed)
  }

  @Test func `names what gave the CA file`() {
    let both = CAFile(option: "a.pem", environment: Environment(["SSL_CERT_FILE": "b.pem"]))
    let variable = CAFile(option: nil, environment: Environment(["SSL_CERT_FILE": "b.pem"]))
    let why: DisplayText = "it is empty"
    #expect(
      both.map { SettingsError.badCAFile($0, why: why).displayText } == """
        CA file a.pem, given as --ca-file: it is empty: give a file of certificates in PEM form
        """)
    #expect(
      variable.map { SettingsError.badCAFile($0, why: why).displayText } == """
        CA file b.pem, given as SSL_CERT_FILE: it is empty: give a file of certificates in PEM form
        """)
    #expect(CAFile(option: nil, environment: Environment(["SSL_CERT_FILE": ""])) == nil)
  }

  @Test(arguments: [
    (
      SettingsError.noService,
      """
      no service: set TURNTOP_APP or --app NAME to your Metered app, give servers of your own \
      as --ice-servers FILE, or try --demo
      """, 64
    ),
    (
      .noKey,
      "no API key: set TURNTOP_API_KEY, or TURNTOP_API_KEY_FILE or --api-key-file to a file that holds it; without an account, try --demo",
      77
    ),
    (
      .unreadableKey(.file("k"), why: "Permission denied"),
      "no API key from the file k: Permission denied", 77
    ),
    (
      .emptyKey(.file("-")),
      "no API key in standard input: its first line is to hold the key and nothing else", 77
    ),
    (
      .malformedKey(.variable("TURNTOP_API_KEY")),
      "the API key in TURNTOP_API_KEY has a blank, a control character or no text inside: its first line is to hold the key and nothing else",
      77
    ),
    (
      .unknownRegion("us_eest", nearest: Region(named: "us_east")),
      "no region \"us_eest\"; did you mean us_east? turntop regions lists all", 64
    ),
    (
      .unknownRegion("mars\u{1B}", nearest: nil), "no region \"mars?\"; turntop regions lists them",
      64
    ),
  ])
  func `says what is wrong and what to do`(error: SettingsError, text: String, status: Int32) {
    #expect(error.displayText.text == text)
    #expect(error.exitStatus == status)
  }

  struct Row: CustomTestStringConvertible {
    var flags: ServiceSettings.Flags
    var environment: [String: String]
    var baseURL: String
    var testDescription: String { baseURL }

    init(flags: ServiceSettings.Flags, _ environment: [String: String], _ baseURL: String) {
      self.flags = flags
      self.environment = environment
      self.baseURL = baseURL
    }
  }
}
