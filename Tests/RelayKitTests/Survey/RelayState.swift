import RelayKit
import STUN

/// What a relay does with whoever asks it, told to a survey as the probes and proofs tell it.
enum RelayState: Equatable, Sendable {
  /// Nothing comes back: no answer over UDP, no connection over a stream.
  case dead
  /// The host says that nothing listens there.
  case refusesConnections
  /// Bindings are answered, and the relay is not proven yet.
  case asked
  /// Bindings are answered, and Allocates are not.
  case ignoresAllocates
  /// After so many milliseconds.
  case grants(Double)
  case grantsTo(Grant)
  case refuses(Int)
  case isOpen

  /// What became of the Allocate at a relay of this address; `nil` where nothing has yet.
  func outcome(at ip: IPAddress) -> RelayProof.Outcome? {
    let relayed = TransportAddress(ip: ip, port: 50_000)
    return switch self {
    case .dead, .refusesConnections, .asked: nil
    case .ignoresAllocates: .refused(.silent(.allocate, transmissions: 3))
    case .grants: .granted(Grant(relayed: relayed, lifetime: .seconds(600)))
    case .grantsTo(let grant): .granted(grant)
    case .isOpen: .granted(Grant(relayed: relayed, lifetime: .seconds(600), integrity: .unasked))
    case .refuses(let code):
      .refused(.refused(Refusal(.allocate, ErrorCode(code: code, reason: "Reason"))))
    }
  }

  /// What the probe of such a relay tells.
  func observations(over transport: Transport) -> [ProbeObservation] {
    let opened: [ProbeObservation] =
      transport.isStream ? [.opened(connectTime: .milliseconds(5), tlsTime: nil)] : []
    return switch self {
    case .dead where transport.isStream: [.failed(.timedOut(.connect))]
    case .dead: [.sent, .lost, .silent]
    case .refusesConnections: [.failed(.refused)]
    case .grants(let milliseconds): opened + [.sent, .answered(after: milliseconds)]
    default: opened + [.sent, .answered(after: 9)]
    }
  }
}

extension Survey {
  /// One region, whose relays are proven.
  static func proving(over families: Set<AddressFamily>) -> Survey {
    Survey(regions: [.accountDefault], families: families, provesRelays: true)
  }

  var toldMoment: Snapshot {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    return snapshot(service: service, elapsed: .zero, version: 1)
  }

  mutating func fetched(_ urls: [String]) {
    let servers = urls.map {
      ICEServer(urls: [$0], username: Secret("user"), credential: Secret("password"))
    }
    let credentials = FetchOutcome.Credentials(status: 200, servers: servers)
    _ = handle(
      .fetched(FetchOutcome(region: .accountDefault, took: .zero, result: .success(credentials))))
  }

  mutating func tell(_ state: RelayState, of target: Target) {
    for observation in state.observations(over: target.transport) {
      _ = handle(.observed(target, observation))
    }
    guard let outcome = state.outcome(at: target.address.ip) else { return }
    let credential = LongTermCredential(username: "user", password: "password")
    let key = RelayKey(target: target, credential: credential)
    _ = handle(.proved(key, RelayProof(outcome: outcome)))
    _ = handle(.ended(key, RelayEnd(isReleased: true)))
  }
}

extension ProbeObservation {
  /// A sound answer after so many milliseconds.
  fileprivate static func answered(after milliseconds: Double) -> ProbeObservation {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4000))
    return .answered(message, after: .milliseconds(milliseconds))
  }
}
