import STUN

extension Survey {
  /// One URL as the service sent it, and what it parsed to.
  struct ServerRecord: Equatable, Sendable {
    var uri: Result<ServerURI, ServerURIError>
    /// What its relay wants.
    var credential: Result<LongTermCredential, CredentialFault>
    /// The URL as it may be shown, before anything is measured.
    var shown: ServerSnapshot
    /// What is cut out of whatever is said of it.
    var secrets: Redaction
  }
}

extension Survey.ServerRecord {
  /// A record for each of the first URLs of an entry, with the entry's credentials.
  static func records(
    of server: ICEServer, atMost limit: Int, hiding secrets: Redaction
  ) -> [Survey.ServerRecord] {
    let secrets = secrets.adding(server)
    let credential = Result { () throws(CredentialFault) in try server.longTermCredential }
    return server.urls.prefix(limit).map {
      Survey.ServerRecord(
        url: server.isMalformed ? nil : $0, shown: $0, credential: credential, hiding: secrets)
    }
  }

  /// A record of a URL, or of what stands in its place: `text` is shown either way.
  private init(
    url: String?, shown text: String, credential: Result<LongTermCredential, CredentialFault>,
    hiding secrets: Redaction
  ) {
    self.credential = credential
    self.secrets = secrets
    shown = ServerSnapshot(url: DisplayText(url: text, hiding: secrets), uri: nil)
    do throws(ServerURIError) {
      guard let url else { throw .missing }
      let uri = try ServerURI(parsing: url)
      self.uri = .success(uri)
      shown.uri = uri.hiding(secrets)
    } catch {
      uri = .failure(error)
      shown.verdict = .misconfigured
      shown.reason = error.displayText(hiding: secrets)
    }
  }

  /// What is said of the server, as it may be shown.
  func hiding(_ reason: DisplayText?) -> DisplayText? {
    reason.map { DisplayText(sanitizing: secrets.applied(to: $0.text)) }
  }
}
