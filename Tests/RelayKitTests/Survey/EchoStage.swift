import RelayKit
import STUN

extension RelayEchoEnd {
  static func measured(lost: Int = 0) -> RelayEchoEnd {
    .example(.measured, times: Array(repeating: 24, count: 50 - lost), lost: lost).withTraffic
  }

  static var silent: RelayEchoEnd {
    .example(.silent, times: [], lost: 50).withTraffic
  }

  static var mirrored: RelayEchoEnd {
    .example(.mirrored, times: [], lost: 50).withTraffic
  }

  static func failed(_ outcome: Outcome) -> RelayEchoEnd { .example(outcome) }

  private var withTraffic: RelayEchoEnd {
    var end = self
    end.traffic.bytesSent = 17_000
    end.traffic.bytesReceived = 17_400
    return end
  }
}

extension [Survey.Effect] {
  /// The relays that echoes are sent through.
  var echoes: [RelayKey] {
    compactMap { if case .echo(let key, _, _, _) = $0 { key } else { nil } }
  }
}

extension Survey {
  static func echoing(_ names: String...) -> Survey { echoing(names) }

  static func echoing(_ names: [String], budget: Int = 1_000_000) -> Survey {
    Survey(
      regions: names.compactMap { Region(named: $0) }, families: [.ipv4], provesRelays: true,
      echoes: EchoBudget(limit: budget))
  }

  mutating func fetchedRelays(_ name: String, _ urls: [String]) -> [Effect] {
    let servers = urls.map {
      ICEServer(urls: [$0], username: Secret("user"), credential: Secret("password"))
    }
    return handle(
      .fetched(
        FetchOutcome(
          region: Region(named: name) ?? .uk, took: .zero,
          result: .success(.init(status: 200, servers: servers)))))
  }

  mutating func resolve(_ host: String, _ number: UInt8) -> [Effect] {
    handle(.resolved(host: host, .success([IPAddress(198, 51, 100, number)]), took: .zero))
  }

  mutating func answer(_ key: RelayKey, after time: Int) {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4))
    for observation in [
      ProbeObservation.sent, .answered(message, after: .milliseconds(time)), .finished,
    ] {
      _ = handle(.observed(key.target, observation))
    }
  }

  mutating func granted(
    _ key: RelayKey, trail: [TransportAddress] = []
  ) -> [Effect] {
    let relayed = TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 50_000)
    let grant = Grant(relayed: relayed, lifetime: .seconds(600))
    return handle(.proved(key, RelayProof(outcome: .granted(grant), trail: trail)))
  }

  mutating func released(_ key: RelayKey, bytes: Int = 0) -> [Effect] {
    var end = RelayEnd(isReleased: true)
    end.traffic.bytesReceived = bytes
    return handle(.ended(key, end))
  }

  mutating func echoed(_ key: RelayKey, _ end: RelayEchoEnd) -> [Effect] {
    handle(.echoed(key, end))
  }

  /// Takes the one relay of `uk` all the way to its release, and returns what comes of that.
  mutating func proveOne(trail: [TransportAddress] = []) -> [Effect] {
    _ = fetchedRelays("uk", ["turn:a.example:80"])
    _ = resolve("a.example", 1)
    answer(.udp(1), after: 12)
    return granted(.udp(1), trail: trail) + released(.udp(1))
  }

  /// The same for regions of a server each, the last of them the nearest.
  mutating func proveOneEach(
    _ names: [String], _ urls: [String] = ["turn:HOST:80"]
  ) -> [Effect] {
    for (index, name) in names.enumerated() {
      _ = fetchedRelays(name, urls.map { $0.replacing("HOST", with: "\(name).example") })
      _ = resolve("\(name).example", UInt8(index + 1))
    }
    let keys = names.indices.flatMap { index in
      urls.indices.map { RelayKey.udp(UInt8(index + 1), port: UInt16(80 + $0)) }
    }
    for (index, key) in keys.enumerated() { answer(key, after: 100 - index / urls.count) }
    for key in keys { _ = granted(key) }
    return keys.flatMap { released($0) }
  }
}

extension RelayKey {
  static func udp(_ number: UInt8, port: UInt16 = 80) -> RelayKey {
    key(.udp, number, port)
  }
  static func tcp(_ number: UInt8) -> RelayKey { key(.tcp, number, 80) }

  private static func key(_ transport: Transport, _ number: UInt8, _ port: UInt16) -> RelayKey {
    RelayKey(
      target: Target(
        transport: transport,
        address: TransportAddress(ip: IPAddress(198, 51, 100, number), port: port)),
      credential: LongTermCredential(username: "user", password: "password"))
  }
}
