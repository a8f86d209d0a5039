/// What fetches a URL over HTTP: sockets in earnest, a script in tests.
package protocol HTTPTransport: Sendable {
  /// Fetches a URL and takes what comes: no redirect is followed, nothing is tried twice.
  ///
  /// Ends within the request's timeout, and at once where the task is cancelled.
  func get(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer
}

/// A GET request.
package struct HTTPGet: Equatable, Sendable {
  /// A secret, because the key stands in its query.
  package var url: Secret
  /// For the whole: name, connection, TLS, answer and body.
  package var timeout: Duration
  /// The longest body that is taken, in bytes.
  package var bodyLimit: Int

  package init(url: Secret, timeout: Duration, bodyLimit: Int = 1 << 20) {
    self.url = url
    self.timeout = timeout
    self.bodyLimit = bodyLimit
  }
}

/// The answer to a GET request, with the header fields that somebody reads.
package struct HTTPAnswer: Equatable, Sendable {
  package var status: Int
  package var retryAfter: String?
  package var date: String?
  package var location: String?
  package var body: [UInt8]

  package init(
    status: Int, retryAfter: String? = nil, date: String? = nil, location: String? = nil,
    body: [UInt8] = []
  ) {
    self.status = status
    self.retryAfter = retryAfter
    self.date = date
    self.location = location
    self.body = body
  }
}

/// Why there is no answer to an HTTP request; never holds the URL.
package enum HTTPTransportError: Error, Equatable {
  /// The DNS knows no address for the host.
  case unknownHost
  case connection(ExchangeError)
  /// The whole took longer than allowed.
  case timedOut
  /// The proxy cannot be reached, or does not let the request through.
  case proxy(String)
  /// An answer came, with a body longer than is taken, in bytes.
  case bodyTooLarge(status: Int, limit: Int)
  /// An answer came that breaks the rules of HTTP.
  case malformedAnswer(String)
  case failed(String)
}

extension HTTPTransportError {
  /// Whether asking again may well succeed: a kept connection that the server had just given up.
  var isTransient: Bool { self == .connection(.closedByPeer) }

  /// What the service answered all the same, as the end of "the service answers"; `nil` where no
  /// answer came.
  var answer: DisplayText? {
    switch self {
    case .bodyTooLarge(let status, let limit): "\(status) with more than \(limit / 1024) KiB"
    case .malformedAnswer(let why): "what is not HTTP (\(DisplayText(sanitizing: why)))"
    case .unknownHost, .connection, .timedOut, .proxy, .failed: nil
    }
  }

  /// What failed and what to do, as the second half of a sentence about a service.
  package var displayText: DisplayText {
    switch self {
    case .unknownHost: "the name does not resolve: is it right, and does the DNS work here?"
    case .connection(.certificate(.refused(let why), _)):
      """
      certificate not trusted: \(DisplayText(sanitizing: why)): \
      check the address, or give its authority's certificate as --ca-file
      """
    case .connection(let error): error.displayText
    case .timedOut: "no answer in time: try again, or allow more with --timeout"
    case .proxy(let why): "\(DisplayText(sanitizing: why)): check HTTPS_PROXY and NO_PROXY"
    case .bodyTooLarge, .malformedAnswer: answer ?? .empty
    case .failed(let why): DisplayText(sanitizing: why)
    }
  }
}
