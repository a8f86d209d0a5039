/// All that a view, a report or an export reads: one immutable moment of the survey.
package struct Snapshot: Equatable, Sendable {
  /// Grows with every change; equal versions are equal snapshots.
  package var version: UInt64 = 0
  package var service: ServiceIdentity
  /// Since the survey began, on a monotonic clock.
  package var elapsed: Duration = .zero
  /// From one sample of a target to its next.
  package var interval: Duration = ProbePlan.watching.interval
  /// When there first was a verdict on everything; `nil` before.
  package var settled: Duration?
  /// In the order the regions were asked for.
  package var regions: [RegionSnapshot] = []
  /// The first of the ranking; `nil` while nothing answers.
  package var best: Region?
  /// What all servers together tell of the network from here.
  package var network = NetworkFindings()
  package var traffic = Traffic()
  /// Whether relays are proven by allocating; without, servers are only asked for an answer.
  package var provesRelays = false
  /// What relay echoes may cost and have cost; `nil` where none are asked for.
  package var echoes: EchoBudget?
  /// Why the survey has ended before its time; `nil` as long as it has not.
  package var failure: DisplayText?

  package init(service: ServiceIdentity) {
    self.service = service
  }

  /// What of all allocations may be left on their servers; `nil` where nothing is.
  package var leftBehind: DisplayText? { traffic.allocations.leftBehind(at: elapsed) }

  /// When it was taken, in seconds since 1970.
  package var time: Double { service.startedSince1970 + elapsed.milliseconds / 1000 }

  /// What works from here; see `NetworkFindings.paths`.
  package var paths: [NetworkPath] {
    get { network.paths }
    set { network.paths = newValue }
  }
}

/// Which service is surveyed, as it may be shown.
package struct ServiceIdentity: Equatable, Sendable {
  /// The base URL, for example `https://app.metered.live`.
  package var url: DisplayText
  /// The key as it may be shown: `..3f1c` or `set`; `nil` where there is none.
  package var keyHint: DisplayText?
  /// Whether it is the embedded service on loopback, so that nothing is a real measurement.
  package var isDemo: Bool
  /// When the survey began, in seconds since 1970, for reports.
  package var startedSince1970: Double

  package init(
    url: DisplayText, keyHint: DisplayText?, isDemo: Bool, startedSince1970: Double
  ) {
    self.url = url
    self.keyHint = keyHint
    self.isDemo = isDemo
    self.startedSince1970 = startedSince1970
  }
}

/// One region: its credentials' fetch, its servers and what they add up to.
package struct RegionSnapshot: Equatable, Sendable {
  package var region: Region
  package var fetch: FetchState = .loading
  package var verdict: Verdict = .pending
  /// Why the verdict is what it is, in one plain sentence; `nil` where there is nothing to say.
  package var reason: DisplayText?
  /// 1 is the best; regions of the same servers and tied ones share it; `nil` where nothing answers.
  package var rank: Int?
  /// What the rank rests on: a round trip and what weighs against the region, added up.
  package var score: Duration?
  /// The parts of the score, each with its reason; `nil` where there is none.
  package var standing: RegionScore?
  /// Other regions of the same rank whose lead or lag is within the noise; those of `sameAs` not,
  /// and at most `Region.mostNamed`.
  package var tiedWith: [Region] = []
  /// Other regions whose servers are the same, at most `Region.mostNamed`.
  package var sameAs: [Region] = []
  /// In the order the service named them.
  package var servers: [ServerSnapshot] = []
  /// What the service sent, verbatim, for the export; it holds secrets, and is empty until fetched.
  package var iceServers: [ICEServer] = []

  package init(region: Region) {
    self.region = region
  }
}

/// How far the request for a region's credentials has come.
package enum FetchState: Equatable, Sendable {
  case loading
  /// How long it took, retries included, and the HTTP status; `nil` for a file.
  case fetched(took: Duration, status: Int?)
  /// What went wrong, in the service's own words where it had any; the status is `nil` where there was no answer.
  case failed(DisplayText, status: Int?)
}

/// One ICE server URL of a region and what was measured of it.
package struct ServerSnapshot: Equatable, Sendable {
  /// The URL as it may be shown; its own bytes stand in the region's `iceServers`.
  package var url: DisplayText
  /// `nil` where the URL does not parse.
  package var uri: ServerURI?
  package var verdict: Verdict = .pending
  /// Whether its Bindings are answered at present, whatever becomes of its relay.
  package var isAnswering = false
  /// The last rung reached; `nil` before the first.
  package var stage: Stage?
  package var reason: DisplayText?
  /// What stops it, as far as the servers beside it tell more; `nil` where it works.
  package var fault: PathFault?
  /// The address that the figures are of; `nil` until resolved.
  package var address: DisplayText?
  /// Every address of the host, with a verdict of its own.
  package var addresses: [AddressSnapshot] = []
  @CompactDuration package var resolveTime: Duration?
  @CompactDuration package var connectTime: Duration?
  @CompactDuration package var tlsTime: Duration?
  /// From the first Allocate to its challenge; `nil` where it was not asked or told.
  @CompactDuration package var challengeTime: Duration?
  /// From the Allocate with credentials to the relayed address.
  @CompactDuration package var allocateTime: Duration?
  /// The relayed address that was granted, and released again.
  package var relayed: DisplayText?
  package var certificate: CertificateSummary?
  package var statistics = Statistics()
  /// Of packets through the relay and back: from one allocation to another and back again.
  ///
  /// That is twice each way. It is `nil` where none were sent; received is 0 where nothing came back.
  package var relayStatistics: Statistics?
  /// What there is to say of the relay's data path beside the verdict: why it is not proven.
  package var relayNote: DisplayText?
  /// The server that it sends clients on to for a relay (300), the last one where there are more.
  package var redirectedTo: DisplayText?
  /// The latest samples, oldest first, at most 256.
  package var history: [Sample] = []
  package var reconnects = 0
  /// The error code of a STUN error response, for example 400; `nil` where there was none.
  package var errorCode: Int?
  /// What the server calls itself (SOFTWARE, RFC 8489 §14.14).
  package var software: DisplayText?
  /// Our own address as the server sees it (XOR-MAPPED-ADDRESS, RFC 8489 §14.2).
  package var mapped: DisplayText?

  /// The latest Binding and its answer; they and the Allocates are for `Dissection` alone, which
  /// masks what is secret in them.
  package var binding = BindingTransaction()
  /// The Allocates of the latest proof and their answers, in order.
  package var allocateMessages: [WireMessage] = []

  package init(url: DisplayText, uri: ServerURI?) {
    self.url = url
    self.uri = uri
  }
}

/// One address of a server's host.
package struct AddressSnapshot: Equatable, Sendable {
  package var address: DisplayText
  /// 4 or 6.
  package var family: Int
  package var verdict: Verdict
  /// Whether this host has a way to it; without one nothing can be told of the address.
  package var hasRoute: Bool
  /// Whether its Bindings are answered at present, whatever becomes of its relay.
  package var isAnswering = false

  package init(address: DisplayText, family: Int, verdict: Verdict, hasRoute: Bool = true) {
    self.address = address
    self.family = family
    self.verdict = verdict
    self.hasRoute = hasRoute
  }

  /// Whether the path to it works.
  var answers: Bool { isAnswering || verdict.answers }
}

/// A transport and port, and whether any server answers on it from here.
package struct NetworkPath: Equatable, Sendable {
  package enum State: String, Sendable {
    case ok
    /// Nothing comes back, while it does on another path.
    case blocked
    /// Whoever is there says that nothing listens.
    case refused
    /// Nothing tells about it.
    case unknown

    package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }
  }

  package var transport: Transport
  package var port: UInt16
  package var state: State

  package init(transport: Transport, port: UInt16, state: State) {
    self.transport = transport
    self.port = port
    self.state = state
  }
}

/// What was sent and received, in bytes of STUN messages.
package struct Traffic: Equatable, Sendable {
  package var bytesSent = 0
  package var bytesReceived = 0
  /// Messages that answered nothing asked here, or came from elsewhere: ignored, and counted.
  ///
  /// A connected socket hears nobody but whom it asks, so of what comes from elsewhere only that is
  /// counted which reaches an unconnected one.
  package var foreign = 0
  package var allocations = AllocationCounts()
  /// Those of the bytes that were sent and received for relay echoes, requests included: what the
  /// server counts for their allocations, and a provider bills.
  package var relayedBytes = 0

  package init() {}

  /// All bytes, sent and received.
  var bytes: Int { bytesSent + bytesReceived }

  static func += (left: inout Traffic, right: Traffic) {
    left.bytesSent += right.bytesSent
    left.bytesReceived += right.bytesReceived
    left.foreign += right.foreign
    left.allocations += right.allocations
    left.relayedBytes += right.relayedBytes
  }
}
