import RelayKit

extension MeasuringOptions {
  /// What the configuration file says.
  func configuration() throws(Failure) -> Configuration {
    let environment = Process.environment
    let paths = ConfigurationPaths(option: configurationPath, environment)
    do {
      return try ConfigurationFile.read(paths.configuration, home: HomeFolder(environment))
    } catch {
      throw Failure(error.displayText, .badConfiguration)
    }
  }

  /// The options, with what the configuration says where they say nothing.
  ///
  /// Service, key and authorities stay as they are, for which the environment comes before it.
  func filled(from configuration: Configuration) -> MeasuringOptions {
    var filled = self
    if regionNames.isEmpty { filled.regionNames = configuration.list(.regions) ?? [] }
    if iceServerFiles.isEmpty, !demo {
      filled.iceServerFiles = configuration.list(.iceServers) ?? []
    }
    filled.interval = interval ?? configuration.duration(.interval)
    filled.timeout = timeout ?? configuration.duration(.timeout)
    filled.allocate = allocate ?? configuration.flag(.allocate)
    filled.source = source ?? configuration.text(.source)
    if !ipv4, !ipv6, let families = configuration.list(.families), Set(families).count == 1 {
      (filled.ipv4, filled.ipv6) = (families[0] == "ipv4", families[0] == "ipv6")
    }
    return filled
  }

  /// What was given on the command line, as it would be written.
  var given: [SettingName: DisplayText] {
    let texts: [SettingName: String?] = [
      .app: app, .baseURL: baseURL, .apiKeyFile: apiKeyFile, .caFile: caFile, .source: source,
      .regions: regionNames.isEmpty ? nil : regionNames.joined(separator: ", "),
      .iceServers: iceServerFiles.isEmpty ? nil : iceServerFiles.joined(separator: ", "),
      .interval: interval?.written, .timeout: timeout?.written,
      .allocate: allocate.map { "\($0)" },
      .families: ipv4 ? "ipv4" : ipv6 ? "ipv6" : nil,
    ]
    return texts.compactMapValues { $0.map { DisplayText(sanitizing: $0) } }
  }
}

extension ProbePlan {
  /// The plan with as many samples as are asked for, by option or else by file.
  func counting(_ count: Int?, _ configuration: Configuration) -> ProbePlan {
    var plan = self
    plan.samples = count ?? configuration.number(.count) ?? samples
    return plan
  }
}

extension Duration {
  /// The duration as an option takes it.
  fileprivate var written: String {
    let milliseconds = milliseconds
    let isWhole = milliseconds == milliseconds.rounded()
    return (isWhole ? "\(Int(milliseconds))" : "\(milliseconds)") + "ms"
  }
}
