import FoundationEssentials
import RelayKit

/// What a measuring command was asked for, with flags, environment and files all resolved.
struct SurveyRequest: Sendable {
  /// Whom to ask for credentials.
  enum Source: Sendable {
    case demo
    case metered(MeteredService, key: Secret, proxy: HTTPProxy?)
    /// Nobody: all regions are files.
    case files
  }

  var source: Source
  var regions: [Region]
  var plan: ProbePlan
  /// Whether relays are allocated, or servers only asked for an answer.
  var provesRelays: Bool
  /// What echoes through proven relays may cost; `nil` sends none.
  var echoes: EchoBudget?
  var families: Set<AddressFamily>
  /// The address of this host to send from; `nil` leaves that to the system.
  var sourceAddress: SourceAddress?
  var roots: TLSTrust.Roots
  /// How patiently credentials are asked for.
  var retries = RetryPolicy()
  var started = Date().timeIntervalSince1970
  /// The same moment on the clock that nobody sets.
  var start = ContinuousClock.now

  init(
    _ given: MeasuringOptions, plan: ProbePlan, environment: Environment,
    configuration: Configuration = .none
  ) throws(SettingsError) {
    let options = given.filled(from: configuration)
    let named = try Self.regions(named: options.regionNames)
    source = try Self.source(
      options, environment, configuration, namesRegions: !given.regionNames.isEmpty)
    regions = try Self.regions(named, of: source, and: options.iceServerFiles)
    self.plan = plan
    provesRelays = options.allocate ?? true
    if options.relay {
      echoes = EchoBudget(limit: (options.relayBudget ?? RelayBudgetOption.standard).bytes)
    }
    self.plan.interval = options.interval ?? plan.interval
    self.plan.timeout = options.timeout ?? plan.timeout
    retries.deadline = options.timeout ?? retries.deadline
    families = options.ipv4 ? [.ipv4] : options.ipv6 ? [.ipv6] : Set(AddressFamily.allCases)
    if let text = options.source {
      let address = try SourceAddress(text)
      families = try address.families(of: families)
      sourceAddress = address
    }
    roots = options.demo ? .system : try Self.roots(options, environment, configuration)
  }

  /// What the options come to in the process's environment, with that configuration.
  static func resolved(
    _ options: MeasuringOptions, plan: ProbePlan, _ configuration: Configuration
  ) throws(Failure) -> SurveyRequest {
    do {
      return try SurveyRequest(
        options, plan: plan, environment: Process.environment, configuration: configuration)
    } catch {
      throw Failure(error)
    }
  }

  private static func regions(named names: [String]) throws(SettingsError) -> [Region] {
    var regions: [Region] = []
    for name in names {
      guard let region = Region(named: name) else {
        throw .unknownRegion(name, nearest: Region.nearest(to: name))
      }
      if !regions.contains(region) { regions.append(region) }
    }
    return regions
  }

  /// The service's regions asked for, all where none is named, and a region for each file, all of
  /// which can be read.
  private static func regions(
    _ named: [Region], of source: Source, and files: [String]
  ) throws(SettingsError) -> [Region] {
    do throws(ICEServerFileError) {
      for path in files { _ = try ICEServer.list(inFile: path, reading: InputFile.iceServers) }
    } catch {
      throw .badICEServers(error)
    }
    if case .files = source { return Region.files(at: files) }
    let asked = named.isEmpty ? Region.all : named
    return asked + Region.files(at: files, beside: asked)
  }

  /// The service, unless there are files and nothing asks for one.
  private static func source(
    _ options: MeasuringOptions, _ environment: Environment, _ configuration: Configuration,
    namesRegions: Bool
  ) throws(SettingsError) -> Source {
    if options.demo { return .demo }
    let flags = ServiceSettings.Flags(
      app: options.app, baseURL: options.baseURL, apiKeyFile: options.apiKeyFile)
    let wantsService =
      options.iceServerFiles.isEmpty || namesRegions
      || ServiceSettings.nameService(flags, environment, configuration)
    return wantsService ? try metered(flags, environment, configuration) : .files
  }

  private static func metered(
    _ flags: ServiceSettings.Flags, _ environment: Environment, _ configuration: Configuration
  ) throws(SettingsError) -> Source {
    let settings = try ServiceSettings(
      flags: flags, environment: environment, configuration: configuration)
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
    _ options: MeasuringOptions, _ environment: Environment, _ configuration: Configuration
  ) throws(SettingsError) -> TLSTrust.Roots {
    let file = CAFile(
      option: options.caFile, environment: environment, configuration: configuration)
    guard let file else { return .system }
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
    case .files:
      ServiceIdentity(
        url: regions.count == 1 ? "a file of your own" : "\(regions.count) files of your own",
        keyHint: nil, isDemo: false, startedSince1970: started)
    }
  }

  /// Whether the service's hosts are everybody's: those of an app are, others may be of a network
  /// of one's own.
  var expectsPublicHosts: Bool {
    guard case .metered(let service, _, _) = source else { return false }
    return service.host.hasSuffix(".metered.live")
  }

  /// The proxy for the service, without user and password; the probes go past it.
  var proxy: DisplayText? {
    guard case .metered(_, _, let proxy) = source else { return nil }
    return proxy?.displayName
  }

  /// What there is to show before anything is known: every region, loading.
  var firstSnapshot: Snapshot {
    var snapshot = Survey(
      regions: regions, families: families, provesRelays: provesRelays, echoes: echoes
    ).snapshot(service: service, elapsed: .zero, version: 0)
    snapshot.interval = plan.interval
    return snapshot
  }
}
