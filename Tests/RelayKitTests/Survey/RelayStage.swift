import RelayKit
import STUN

extension Survey.Effect {
  var summary: String {
    switch self {
    case .prove(let key, _): "prove \(key.target.transport)"
    case .probe(let target): "probe \(target.transport)"
    default: "\(self)"
    }
  }
}

extension Survey {
  static func proving(_ names: String...) -> Survey {
    Survey(
      regions: names.compactMap { Region(named: $0) }, families: [.ipv4], provesRelays: true)
  }

  /// One region with one relay that answers Bindings and is not proven yet.
  static func answering() -> Survey {
    var survey = proving("uk")
    _ = survey.fetchedRelays("uk", ["turn:a.example:80"])
    _ = survey.resolve()
    survey.answer()
    return survey
  }

  var region: RegionSnapshot { moment.regions[0] }

  mutating func resolve() -> [Effect] {
    handle(.resolved(host: "a.example", .success([IPAddress(198, 51, 100, 1)]), took: .zero))
  }

  mutating func answer() {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, .example)
    let target = RelayKey.example(.udp).target
    for observation in [ProbeObservation.sent, .answered(message, after: .milliseconds(12))] {
      _ = handle(.observed(target, observation))
    }
  }

  mutating func prove(
    _ outcome: RelayProof.Outcome, _ end: RelayEnd = RelayEnd(isReleased: true),
    trail: [TransportAddress] = []
  ) {
    _ = handle(.proved(.example(.udp), RelayProof(outcome: outcome, trail: trail)))
    _ = handle(.ended(.example(.udp), end))
  }
}

extension RelayKey {
  static func example(_ transport: Transport) -> RelayKey {
    RelayKey(
      target: Target(
        transport: transport,
        address: TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 80)),
      credential: LongTermCredential(username: "user", password: "password"))
  }
}

extension TransportAddress {
  static let example = TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 50_000)
}

extension Grant {
  static let example = example()

  static func example(
    relayed: String = "198.51.100.1", integrity: AnswerIntegrity = .valid
  ) -> Grant {
    Grant(
      relayed: TransportAddress(ip: IPAddress(relayed) ?? IPAddress(0, 0, 0, 0), port: 50_000),
      lifetime: .seconds(600), integrity: integrity, roundTrip: .milliseconds(25))
  }
}

extension Refusal {
  static func example(_ code: Int) -> Refusal {
    Refusal(.allocate, ErrorCode(code: code, reason: "Reason"))
  }
}
