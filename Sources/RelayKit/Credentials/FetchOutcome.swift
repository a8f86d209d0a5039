/// What became of the request for one region's ICE servers.
package struct FetchOutcome: Equatable, Sendable {
  package var region: Region
  /// Since the request was due, pauses and retries included.
  package var took: Duration
  package var result: Result<Credentials, FetchError>

  package init(region: Region, took: Duration, result: Result<Credentials, FetchError>) {
    self.region = region
    self.took = took
    self.result = result
  }

  /// What the region's source holds.
  package struct Credentials: Equatable, Sendable {
    /// The HTTP status; `nil` for a file.
    package var status: Int?
    package var servers: [ICEServer]
    /// What is cut out of them wherever they are shown.
    package var secrets: Redaction

    package init(status: Int?, servers: [ICEServer], hiding secrets: Redaction = .none) {
      self.status = status
      self.servers = servers
      self.secrets = secrets
    }
  }
}

extension FetchOutcome {
  /// The outcome as a snapshot tells it.
  package var state: FetchState {
    switch result {
    case .success(let credentials): .fetched(took: took, status: credentials.status)
    case .failure(let error): .failed(error.displayText, status: error.status)
    }
  }
}
