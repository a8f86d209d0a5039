import STUN

/// Where names lead astray, as far as a moment of the survey tells.
struct StrayAddresses {
  private let hijacking: Hijacking
  private let live: Set<IPAddress>
  private let pending: Set<IPAddress>

  init(_ survey: Survey) {
    let judged = survey.targets.records
    live = Set(judged.lazy.filter { $0.value.hasAnswered }.map(\.key.address.ip))
    let pending = Set(judged.lazy.filter { $0.value.verdict == .pending }.map(\.key.address.ip))
    let resolved = survey.resolutions.lazy.compactMap { host, resolution in
      if case .resolved(let addresses, _) = resolution {
        (host: host, addresses: addresses)
      } else {
        nil
      }
    }
    self.pending = pending
    hijacking = Hijacking(resolved) { [live] in !live.contains($0) && !pending.contains($0) }
  }

  /// Why no server can be at the address of a host; `nil` where one answers, or could.
  func reason(at address: IPAddress, of host: String, isPublic: Bool) -> DisplayText? {
    guard !live.contains(address) else { return nil }
    let isLiteral = IPAddress(host) != nil
    return hijacking.reason(at: address)
      ?? parked(at: address, isPublic: isPublic, isLiteral: isLiteral)?.displayText
  }

  /// Where a server could be for once, it is waited for.
  private func parked(
    at address: IPAddress, isPublic: Bool, isLiteral: Bool
  ) -> ParkedAddress? {
    ParkedAddress(address, isPublic: isPublic, isLiteral: isLiteral).flatMap {
      $0.isHopeless || !pending.contains(address) ? $0 : nil
    }
  }

  /// Whose address that is: what many names have in common, or parked.
  func fault(at address: IPAddress) -> StrayHost.Fault {
    hijacking.hosts[address] == nil ? .parked : .hijacked
  }
}

extension TargetRecord {
  /// Whether a STUN server is there.
  fileprivate var hasAnswered: Bool { samples.statistics.received > 0 || verdict.isUsable }
}
