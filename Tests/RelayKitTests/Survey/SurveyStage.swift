import RelayKit
import STUN

extension Survey {
  static func of(_ names: String...) -> Survey {
    Survey(regions: names.map { Region($0) }, families: [.ipv4, .ipv6])
  }

  /// All that is known at this moment.
  var moment: Snapshot {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    return snapshot(service: service, elapsed: .zero, version: 1)
  }

  mutating func fetched(_ region: String, _ urls: [String]) -> [Effect] {
    let servers = urls.map { ICEServer(urls: [$0]) }
    let credentials = FetchOutcome.Credentials(status: 200, servers: servers)
    return handle(
      .fetched(FetchOutcome(region: Region(region), took: .zero, result: .success(credentials))))
  }

  mutating func resolved(_ host: String, _ addresses: String...) -> [Effect] {
    handle(.resolved(host: host, .success(addresses.compactMap { IPAddress($0) }), took: .zero))
  }

  mutating func observe(_ target: Target, _ observations: ProbeObservation...) {
    for observation in observations { _ = handle(.observed(target, observation)) }
  }
}

extension Region {
  static let uk = Region("uk")

  init(_ name: String) {
    self = Region(named: name) ?? .accountDefault
  }
}

extension Target {
  init(_ transport: Transport, _ address: String, _ port: UInt16, _ name: String? = nil) {
    let ip = IPAddress(address) ?? IPAddress(0, 0, 0, 0)
    self.init(transport: transport, address: TransportAddress(ip: ip, port: port), serverName: name)
  }
}

extension ProbeObservation {
  /// A sound answer after so many milliseconds.
  static func answered(_ milliseconds: Double) -> ProbeObservation {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4000))
    return .answered(message, after: .milliseconds(milliseconds))
  }
}
