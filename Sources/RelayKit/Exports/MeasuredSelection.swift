/// The servers of a region that are proven from here: one STUN server, and the best relay over each
/// of UDP, TCP and TLS, in this order.
///
/// Five servers and more slow browsers down, and some consumers use the first alone.
package struct MeasuredSelection: Equatable, Sendable {
  package let servers: [ICEServer]
  package let omissions: [ExportOmission]

  /// Chooses among all servers, or among those with one URL alone.
  ///
  /// `fits` says whether their consumer takes all of these, each with one URL.
  package init(
    of region: RegionSnapshot, url: String? = nil, fits: ([ICEServer]) -> Bool = { _ in true }
  ) {
    let candidates = region.candidates.filter { candidate in
      url.map { ![candidate.entry].keeping($0).isEmpty } ?? true
    }
    let chosen = Self.best(of: candidates.filter(\.isProven), fits)
    servers = chosen.map(\.entry)
    let kept = Set(chosen.map(\.index))
    omissions = candidates.filter { !kept.contains($0.index) }.map { $0.omission(beside: chosen) }
  }

  /// The best for each place that fits beside those before it; where none does, the best of all, for
  /// the export to say why it is left out.
  private static func best(
    of proven: [Candidate], _ fits: ([ICEServer]) -> Bool
  ) -> [Candidate] {
    var taken: [ICEServer] = []
    return Place.all.compactMap { place in
      let able = proven.filter { place.takes($0.uri) }.sorted { $0.figure < $1.figure }
      guard let fitting = able.first(where: { fits(taken + [$0.entry]) }) else { return able.first }
      taken.append(fitting.entry)
      return fitting
    }
  }

  /// What one of the chosen is for.
  fileprivate struct Place: Sendable {
    let name: DisplayText
    let takes: @Sendable (ServerURI?) -> Bool

    static let all =
      [
        Place(name: "STUN server") { $0.map { !$0.scheme.isRelay } ?? false }
      ] + [.udp, .tcp, .tls].map(Place.init(relayOver:))

    init(name: DisplayText, takes: @escaping @Sendable (ServerURI?) -> Bool) {
      self.name = name
      self.takes = takes
    }

    private init(relayOver transport: Transport) {
      self.init(name: "relay over \(DisplayText(sanitizing: transport.rawValue.uppercased()))") {
        $0?.scheme.isRelay ?? false && $0?.transport == transport
      }
    }
  }
}

/// One URL of a region, and what was measured of it.
private struct Candidate {
  let index: Int
  /// The URL alone, with its login.
  let entry: ICEServer
  /// `nil` where it was not measured.
  let server: ServerSnapshot?
  let secrets: Redaction

  var uri: ServerURI? { server?.uri }

  var isProven: Bool { server?.verdict.isUsable ?? false }

  /// What is best first: TLS on the port that every firewall lets through, then the round trip.
  var figure: (isOddTLS: Int, roundTrip: Duration, index: Int) {
    let isOddTLS = uri?.transport == .tls && uri?.port != 443
    return (isOddTLS ? 1 : 0, server?.statistics.p50 ?? .seconds(3_600), index)
  }

  func omission(beside chosen: [Candidate]) -> ExportOmission {
    ExportOmission(
      url: DisplayText(url: entry.urls.first ?? "", hiding: secrets), reason: reason(beside: chosen)
    )
  }

  private func reason(beside chosen: [Candidate]) -> DisplayText {
    guard let server else { return "it was not measured" }
    guard isProven else {
      return "\(server.verdict.displayName)\(server.reason.map { ": \($0)" } ?? "")"
    }
    for place in MeasuredSelection.Place.all where place.takes(uri) {
      guard let other = chosen.first(where: { place.takes($0.uri) }) else { continue }
      return "the \(place.name) that is kept is \(other.shownURL)"
    }
    return "it has no use beside the others"
  }

  var shownURL: DisplayText { server?.url ?? .empty }
}

extension RegionSnapshot {
  /// Every URL with its figures, in the order the service named them.
  fileprivate var candidates: [Candidate] {
    let urls = iceServers.flatMap { entry in entry.urls.map { (entry, $0) } }
    return urls.enumerated().map { index, pair in
      let (entry, url) = pair
      var single = entry
      single.urls = [url]
      return Candidate(
        index: index, entry: single, server: index < servers.count ? servers[index] : nil,
        secrets: Redaction.none.adding(entry))
    }
  }
}
