import ArgumentParser
import RelayKit

/// The options that every measuring command takes.
struct MeasuringOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "A file of settings instead of config.toml in $XDG_CONFIG_HOME/turntop.", valueName: "path"))
  var configurationPath: String?

  @Option(help: ArgumentHelp("The Metered app: asks https://NAME.metered.live.", valueName: "name"))
  var app: String?

  @Option(
    name: .customLong("base-url"),
    help: "Any service that speaks the same endpoint; https, or http on loopback.")
  var baseURL: String?

  @Option(
    name: .customLong("api-key-file"),
    help: ArgumentHelp(
      "A file that holds the API key; - reads it from standard input.", valueName: "path"))
  var apiKeyFile: String?

  @Option(
    name: .customLong("region"),
    help: ArgumentHelp("Only this region; repeat for several. Default: all.", valueName: "name"))
  var regionNames: [String] = []

  @Option(
    name: .customLong("ice-servers"),
    help: ArgumentHelp(
      "Servers of your own, as an RTCConfiguration or its iceServers in JSON; repeat for several.",
      valueName: "file"))
  var iceServerFiles: [String] = []

  @Option(
    name: .customLong("ca-file"),
    help: ArgumentHelp("Trust the CAs of this PEM file too.", valueName: "pem"))
  var caFile: String?

  @Flag(help: "The embedded service on loopback: no account, nothing leaves the machine.")
  var demo = false

  @Option(
    help: ArgumentHelp("From one sample to the next, e.g. 200ms or 1s.", valueName: "time"),
    transform: DurationOption.duration)
  var interval: Duration?

  @Option(
    help: ArgumentHelp(
      "How long an answer, a connection or the credentials may take.", valueName: "time"),
    transform: DurationOption.duration)
  var timeout: Duration?

  @Flag(
    inversion: .prefixedNo, help: "Prove relays, or only ask servers for an answer.")
  var allocate: Bool?

  @Flag(help: "Send data through each proven relay and back: a second of voice, which is billed.")
  var relay = false

  @Option(
    name: .customLong("relay-budget"),
    help: ArgumentHelp(
      "How much --relay may relay in all, e.g. 300k or 5M. Default: 1M.", valueName: "bytes"),
    transform: RelayBudgetOption.count)
  var relayBudget: ByteCount?

  @Flag(name: .customLong("ipv4"), help: "Only IPv4 addresses.")
  var ipv4 = false

  @Flag(name: .customLong("ipv6"), help: "Only IPv6 addresses.")
  var ipv6 = false

  @Option(
    help: ArgumentHelp(
      "Measure from this address of this host, with only its family.", valueName: "address"))
  var source: String?

  func validate() throws {
    if ipv4, ipv6 {
      throw ValidationError("--ipv4 and --ipv6 exclude each other: leave both out for both.")
    }
    if app != nil, baseURL != nil {
      throw ValidationError("--app and --base-url name two services: give one.")
    }
    if demo, !iceServerFiles.isEmpty {
      throw ValidationError("--demo stays on this machine: give --ice-servers without it.")
    }
    try RelayBudgetOption.validate(relayBudget, relay: relay, noAllocate: allocate == false)
    try DurationOption.interval.validate(interval)
    try DurationOption.timeout.validate(timeout)
  }
}
