import STUN

extension Survey {
  /// One URL as the service sent it, and what it parsed to.
  struct ServerRecord: Equatable, Sendable {
    var uri: Result<ServerURI, ServerURIError>
    /// What its relay wants.
    var credential: Result<LongTermCredential, CredentialFault>
    /// The URL as it may be shown, and what it parsed to; `nil` where it does not parse.
    private let shownURL: DisplayText
    private let shownURI: ServerURI?
    /// What is wrong with the URL, as it may be shown; `nil` where it parses.
    private let flaw: DisplayText?
    /// Where it comes from, and its credentials with it.
    let source: Region.Source
    /// What is cut out of whatever is said of it.
    var secrets: Redaction
  }
}

extension Survey.ServerRecord {
  /// A record for each of the first URLs of an entry, with the entry's credentials.
  static func records(
    of server: ICEServer, from source: Region.Source, atMost limit: Int, hiding secrets: Redaction
  ) -> [Survey.ServerRecord] {
    let secrets = secrets.adding(server)
    let credential = Result { () throws(CredentialFault) in try server.longTermCredential }
    return server.urls.prefix(limit).map {
      Survey.ServerRecord(
        url: server.isMalformed ? nil : $0, shown: $0, credential: credential, from: source,
        hiding: secrets)
    }
  }

  /// A record of a URL, or of what stands in its place: `text` is shown either way.
  private init(
    url: String?, shown text: String, credential: Result<LongTermCredential, CredentialFault>,
    from source: Region.Source, hiding secrets: Redaction
  ) {
    self.credential = credential
    self.source = source
    self.secrets = secrets
    shownURL = DisplayText(url: text, hiding: secrets)
    do throws(ServerURIError) {
      guard let url else { throw .missing }
      let uri = try ServerURI(parsing: url)
      self.uri = .success(uri)
      shownURI = uri.hiding(secrets)
      flaw = nil
    } catch {
      uri = .failure(error)
      shownURI = nil
      flaw = error.displayText(hiding: secrets)
    }
  }

  /// The server as it may be shown, before anything is measured.
  var shown: ServerSnapshot {
    var server = ServerSnapshot(url: shownURL, uri: shownURI)
    guard let flaw else { return server }
    server.verdict = .misconfigured
    server.reason = flaw
    return server
  }

  /// What is said of the server, as it may be shown.
  func hiding(_ reason: DisplayText?) -> DisplayText? {
    reason.map { DisplayText(sanitizing: secrets.applied(to: $0.text)) }
  }
}
