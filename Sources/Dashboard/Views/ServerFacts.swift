import RelayKit

extension ServerSnapshot {
  /// What was learnt on a rung: the addresses, the certificate, who answers and how it sees us, the
  /// relay.
  func fact(of stage: Stage) -> DisplayText {
    switch stage {
    case .resolve: addressFact
    case .tls: certificate?.fact ?? .empty
    case .binding:
      [mapped.map { "seen as \($0)" }, software].compactMap(\.self).joined(separator: ", ")
    case .allocate: relayed.map { "relayed address \($0)" } ?? .empty
    case .relay: relayStatistics.map(\.relayFact) ?? .empty
    case .challenge: redirectedTo.map { "sent on to \($0)" } ?? .empty
    case .connect: .empty
    }
  }

  /// From nothing to a relay, as a client does it: connect, TLS, challenge and Allocate; `nil` where
  /// there is none.
  var relayTime: Duration? {
    allocateTime.map {
      [connectTime, tlsTime, challengeTime].compactMap(\.self).reduce($0, +)
    }
  }

  /// The address that the figures are of, and the others with their verdicts.
  private var addressFact: DisplayText {
    let others = addresses.filter { $0.address != address }
      .map { "\($0.address) \($0.verdict.displayName)" as DisplayText }
    return ([address].compactMap(\.self) + others).joined(separator: ", ")
  }
}

extension CertificateSummary {
  /// For whom it is, who signed it and how long it is valid.
  var fact: DisplayText {
    let name: DisplayText? = names.first.map { "for \($0)" }
    let signer: DisplayText? = issuer.isEmpty ? nil : "by \(issuer)"
    return [name, signer, validity].compactMap(\.self).joined(separator: ", ")
  }

  private var validity: DisplayText {
    switch daysLeft {
    case ..<0: "expired"
    case 0: "expires within a day"
    case 1: "1 day left"
    default: "\(daysLeft) days left"
    }
  }

  /// It needs an eye towards its end.
  var role: Role {
    switch daysLeft {
    case ..<0: .trouble
    case ..<14: .warning
    default: .text
    }
  }
}

extension Statistics {
  /// What an echo through the relay and back lost.
  fileprivate var relayFact: DisplayText {
    guard let lossPercent, lossPercent > 0 else { return "through the relay and back" }
    return "through the relay and back, \(Figures.percent(lossPercent)) % lost"
  }
}
