extension Monitor {
  /// What a monitor works with: the edges to the world, and how to measure.
  package struct Configuration: Sendable {
    package var regions: [Region]
    package var plan: ProbePlan
    package var credentials: any CredentialSource
    package var resolver: any Resolver
    package var opener: any ExchangeOpener
    /// What proves relays; `nil` leaves it at Bindings.
    package var prover: (any RelayProving)?
    /// What sends echoes through proven relays, and what they may cost; `nil` relays nothing.
    package var echoes: Echoes?
    /// What asks how a NAT maps us; `nil` leaves that unknown.
    package var explorer: (any MappingExploring)?
    package var clock: SurveyClock
    /// Where all of the survey runs; `nil` leaves that to Swift.
    package var executor: (any TaskExecutor)?

    package init(
      regions: [Region], plan: ProbePlan, credentials: any CredentialSource,
      resolver: any Resolver, opener: any ExchangeOpener, prover: (any RelayProving)? = nil,
      echoes: Echoes? = nil, explorer: (any MappingExploring)? = nil,
      clock: SurveyClock = SurveyClock()
    ) {
      self.regions = regions
      self.plan = plan
      self.credentials = credentials
      self.resolver = resolver
      self.opener = opener
      self.prover = prover
      self.echoes = echoes
      self.explorer = explorer
      self.clock = clock
    }
  }

  /// What echoes are sent with, within which budget, and who is told before they set out.
  package struct Echoes: Sendable {
    package var echoer: any RelayEchoing
    package var budget: EchoBudget
    package var announce: @Sendable (DisplayText) -> Void

    package init(
      _ echoer: any RelayEchoing, budget: EchoBudget,
      announce: @escaping @Sendable (DisplayText) -> Void = { _ in }
    ) {
      self.echoer = echoer
      self.budget = budget
      self.announce = announce
    }
  }
}
