import DemoRelay
import FoundationEssentials
import Glibc

/// The embedded service as a process of its own, in fair weather: what others measure.
struct World: Codable {
  var baseURL: String
  var apiKey: String
  var caPEM: String
  /// The addresses of the names in its answers.
  var addresses: [String: [String]]
  /// The round trip to each name in milliseconds, and how long the API thinks.
  var delays: [String: Double]
  var thinking: Double

  /// Says on one line of JSON where it stands, and serves until standard input ends.
  static func run() async throws {
    try await DemoRelay.withRunning(world: .fair) { relay in
      let line = try JSONEncoder().encode(World(relay))
      print(String(decoding: line, as: UTF8.self))
      fflush(nil)
      while readLine() != nil {}
    }
  }

  private init(_ relay: DemoRelay) {
    baseURL = relay.baseURL
    apiKey = relay.apiKey
    caPEM = relay.caPEM
    addresses = relay.addresses
    let machines = DemoWorld.fair.machines
    delays = Dictionary(
      uniqueKeysWithValues: machines.map { ($0.region.host, $0.region.delay / .milliseconds(1)) })
    thinking = DemoWorld.fair.answerDelay(for: machines[0].region) / .milliseconds(1)
  }

  /// Reads what `run` said from a file.
  init(file path: String) throws {
    self = try JSONDecoder().decode(World.self, from: Data(contentsOf: URL(filePath: path)))
  }
}
