import RelayKit

extension ServerSnapshot {
  /// The address, the times of the rungs to the relay, which that is, and who answers.
  var facts: [StyledText] {
    let rungs: [(DisplayText, Duration?)] = [
      ("resolve", resolveTime), ("connect", connectTime), ("tls", tlsTime),
      ("challenge", challengeTime), ("allocate", allocateTime),
    ]
    let times = rungs.map { name, time in
      time.map { StyledText.labelled(name, Figures.milliseconds($0)) }
    }
    let others = [
      relayStatistics.map(\.relayFact),
      relayed.map { StyledText.labelled("relayed", $0) },
      mapped.map { StyledText.labelled("seen as", $0) },
      software.map { StyledText($0, .muted) }, certificate?.fact,
    ]
    return ([address.map { StyledText($0) }] + times + others).compactMap { $0 }
  }
}

extension Statistics {
  /// The median through the relay and back, and what of it was lost.
  fileprivate var relayFact: StyledText {
    let time = p50 == nil ? StyledText("no echo", .trouble) : StyledText(Figures.milliseconds(p50))
    let loss = lossPercent ?? 0
    return StyledText("relay rtt ", .muted) + time
      + (loss > 0 && p50 != nil
        ? StyledText(" ") + StyledText("loss \(Figures.percent(loss))%", .warning) : .empty)
  }
}

extension CertificateSummary {
  /// Who signed it and how long it is valid, which needs an eye towards the end.
  fileprivate var fact: StyledText {
    StyledText("certificate ", .muted)
      + StyledText(issuer.isEmpty ? .empty : "\(issuer), ") + StyledText(validity, role)
  }

  private var validity: DisplayText {
    switch daysLeft {
    case ..<0: "expired"
    case 0: "expires within a day"
    case 1: "1 day left"
    default: "\(daysLeft) days left"
    }
  }

  private var role: Role {
    switch daysLeft {
    case ..<0: .trouble
    case ..<14: .warning
    default: .text
    }
  }
}

extension StyledText {
  fileprivate static func labelled(_ label: DisplayText, _ value: DisplayText) -> StyledText {
    StyledText("\(label) ", .muted) + StyledText(value)
  }
}
