import FoundationEssentials
import RelayKit

/// What a measuring command was asked for, with flags, environment and files all resolved.
struct SurveyRequest: Sendable {
  /// Whom to ask for credentials.
  enum Source: Sendable {
    case demo
    case metered(MeteredService, key: Secret, proxy: HTTPProxy?)
  }

  var source: Source
  var regions: [Region]
  var plan: ProbePlan
  /// Whether relays are allocated, or servers only asked for an answer.
  var provesRelays: Bool
  var families: Set<AddressFamily>
  var roots: TLSTrust.Roots
  /// How patiently credentials are asked for.
  var retries = RetryPolicy()
  var started = Date().timeIntervalSince1970

  init(
    _ options: MeasuringOptions, plan: ProbePlan, environment: Environment
  ) throws(SettingsError) {
    regions = try Self.regions(options.regionNames)
    self.plan = plan
    provesRelays = !options.noAllocate
    self.plan.interval = options.interval ?? plan.interval
    self.plan.timeout = options.timeout ?? plan.timeout
    retries.deadline = options.timeout ?? retries.deadline
    families = options.ipv4 ? [.ipv4] : options.ipv6 ? [.ipv6] : Set(AddressFamily.allCases)
    roots = options.demo ? .system : try Self.roots(options, environment)
    source = options.demo ? .demo : try Self.metered(options, environment)
  }

  /// What the options come to in the process's environment.
  static func resolved(
    _ options: MeasuringOptions, plan: ProbePlan
  ) throws(Failure) -> SurveyRequest {
    do {
      return try SurveyRequest(options, plan: plan, environment: Process.environment)
    } catch {
      throw Failure(error)
    }
  }

  private static func regions(_ names: [String]) throws(SettingsError) -> [Region] {
    var regions: [Region] = []
    for name in names {
      guard let region = Region(named: name) else {
        throw .unknownRegion(name, nearest: Region.nearest(to: name))
      }
      if !regions.contains(region) { regions.append(region) }
    }
    return regions.isEmpty ? Region.all : regions
  }

  private static func metered(
    _ options: MeasuringOptions, _ environment: Environment
  ) throws(SettingsError) -> Source {
    let flags = ServiceSettings.Flags(
      app: options.app, baseURL: options.baseURL, apiKeyFile: options.apiKeyFile)
    let settings = try ServiceSettings(flags: flags, environment: environment)
    let proxy = try proxy(for: settings.service, environment)
    return .metered(settings.service, key: try KeyFile.key(from: settings.key), proxy: proxy)
  }

  private static func proxy(
    for service: MeteredService, _ environment: Environment
  ) throws(SettingsError) -> HTTPProxy? {
    do {
      return try HTTPProxy.chosen(
        for: service, httpsProxy: environment.first(of: "HTTPS_PROXY", "https_proxy"),
        noProxy: environment.first(of: "NO_PROXY", "no_proxy"))
    } catch {
      throw .badProxy(error)
    }
  }

  private static func roots(
    _ options: MeasuringOptions, _ environment: Environment
  ) throws(SettingsError) -> TLSTrust.Roots {
    guard let file = CAFile(option: options.caFile, environment: environment) else {
      return .system
    }
    let pem: [UInt8]
    do {
      pem = try InputFile.bytes(at: file.path)
    } catch {
      throw .badCAFile(file, why: error.displayText)
    }
    do {
      return try TLSTrust.Roots(adding: pem)
    } catch {
      throw .badCAFile(file, why: error.displayText)
    }
  }

  /// The service as it may be shown.
  var service: ServiceIdentity {
    switch source {
    case .demo:
      ServiceIdentity(
        url: "the embedded service", keyHint: nil, isDemo: true, startedSince1970: started)
    case .metered(let service, let key, _):
      ServiceIdentity(
        url: service.displayURL, keyHint: key.hint, isDemo: false, startedSince1970: started)
    }
  }

  /// What there is to show before anything is known: every region, loading.
  var firstSnapshot: Snapshot {
    Survey(regions: regions, families: families, provesRelays: provesRelays)
      .snapshot(service: service, elapsed: .zero, version: 0)
  }
}
