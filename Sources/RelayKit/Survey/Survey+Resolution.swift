import STUN

extension Survey {
  /// How far the resolution of one name has come.
  enum Resolution: Equatable, Sendable {
    case resolving
    case resolved([IPAddress], took: Duration)
    case failed(ResolveError, took: Duration)
  }
}

extension Survey.Resolution {
  init(
    _ result: Result<[IPAddress], ResolveError>, families: Set<AddressFamily>, took: Duration
  ) {
    switch result {
    case .success(let addresses):
      let wanted = addresses.filter { families.contains(AddressFamily(of: $0)) }
      guard wanted.isEmpty else {
        self = .resolved(wanted, took: took)
        return
      }
      let error = addresses.first.map { ResolveError.otherFamily(AddressFamily(of: $0)) }
      self = .failed(error ?? .noAddress, took: took)
    case .failure(let error): self = .failed(error, took: took)
    }
  }
}
