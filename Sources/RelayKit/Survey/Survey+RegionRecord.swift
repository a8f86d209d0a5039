extension Survey {
  /// One region's credentials and the URLs within them.
  struct RegionRecord: Sendable {
    var region: Region
    var fetch = FetchState.loading
    var iceServers: [ICEServer] = []
    var servers: [ServerRecord] = []
    /// Where each host's servers stand among them.
    var positions: [String: [Int]] = [:]
    /// How many URLs the service named; `servers` are the first of them.
    var namedURLs = 0
    /// Why the latest fetch failed; `nil` where it did not.
    var failure: FetchError?
  }
}

extension Survey.RegionRecord {
  /// The hosts of its servers, each once.
  var hosts: some Collection<String> { positions.keys }

  /// The servers of a host, in the order of their URLs.
  func servers(at host: String) -> [Survey.ServerRecord] {
    (positions[host] ?? []).map { servers[$0] }
  }

  /// The URLs that parse and are spoken here.
  var uris: [ServerURI] {
    servers.compactMap { try? $0.uri.get() }.filter { $0.transport != .dtls }
  }

  /// Takes what a request brought; a failed one leaves earlier servers in place.
  mutating func take(_ outcome: FetchOutcome) {
    fetch = outcome.state
    switch outcome.result {
    case .success(let credentials):
      failure = nil
      iceServers = credentials.servers
      namedURLs = credentials.servers.reduce(0) { $0 + $1.urls.count }
      let limit = region.source.urlLimit
      servers = credentials.servers.reduce(into: []) { servers, server in
        servers += Survey.ServerRecord.records(
          of: server, from: region.source, atMost: limit - servers.count,
          hiding: credentials.secrets)
      }
    case .failure(let error):
      failure = error
    }
    positions = Dictionary(grouping: servers.indices) { (try? servers[$0].uri.get())?.host ?? "" }
  }
}
