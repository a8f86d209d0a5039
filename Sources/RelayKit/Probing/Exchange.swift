import STUN

/// An open flow to a target: requests go out, and each comes back as one outcome.
package protocol Exchange: Sendable {
  /// Sends a request and reports its outcome once, within its timeout, from any thread.
  func send(_ request: PendingRequest)

  /// Ends the flow; requests still waiting come back as `closed`.
  func close() async
}

extension Exchange {
  /// Sends a request whose outcome is wanted at once.
  package func send(
    _ message: Message, timeout: Duration, completion: @escaping @Sendable (RoundTrip) -> Void
  ) {
    send(PendingRequest(message: message, timeout: timeout, completion: completion))
  }
}

/// What opens flows: sockets in earnest, a script in tests.
package protocol ExchangeOpener: Sendable {
  /// Counts what all that it opens sends and receives.
  var meter: TrafficMeter { get }

  /// Opens a flow to `target`, which tells once, from any thread, that the server or the network
  /// ended it; that may be before this returns it, or where this throws.
  func open(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange
}

/// A flow that has just been opened, and what that took.
package struct OpenedExchange: Sendable {
  package var exchange: any Exchange
  /// The time TCP took to connect; `nil` over UDP.
  package var connectTime: Duration?
  /// The time the TLS handshake took after that; `nil` without TLS.
  package var tlsTime: Duration?
  /// What the server's certificate says; `nil` without TLS.
  package var certificate: CertificateSummary?

  package init(
    exchange: any Exchange, connectTime: Duration? = nil, tlsTime: Duration? = nil,
    certificate: CertificateSummary? = nil
  ) {
    self.exchange = exchange
    self.connectTime = connectTime
    self.tlsTime = tlsTime
    self.certificate = certificate
  }
}

/// What became of one request.
package enum RoundTrip: Equatable, Sendable {
  /// The answer, and the time from the request's last byte out to the answer's arrival.
  case answered(Message, after: Duration)
  case timedOut
  /// This process was stopped while it waited, or had no room to send, so that nothing can be told.
  case interrupted
  /// Something came back that is not STUN.
  case malformed(DecodeError)
  /// What came back is STUN, or the beginning of it, and answers nothing that was asked.
  case foreign
  /// The flow ended before the answer came.
  case closed(ExchangeError)
}

extension RoundTrip {
  /// The outcome of an answer, which may demand to be understood in what nobody knows.
  init(_ answer: Message, after time: Duration) {
    do throws(DecodeError) {
      try answer.checkComprehension()
      self = .answered(answer, after: time)
    } catch {
      self = .malformed(error)
    }
  }
}

/// Why a flow could not be opened, or ended.
package enum ExchangeError: Error, Equatable {
  case refused
  case timedOut(Stage)
  case unreachable(String)
  /// This host has no more of what a flow takes, in its own words: descriptors or memory.
  case exhausted(String)
  case closedByPeer
  /// The chain is not trusted; what it says of itself all the same, where it can be read.
  case certificate(CertificateFault, CertificateSummary? = nil)
  case tls(String)
  /// TLS does not come about, for a reason that the server names.
  case alert(TLSAlert)
  case malformed(DecodeError)
  case failed(String)
}

extension ExchangeError {
  /// The rung at which a connection that failed this way stopped.
  package var stage: Stage {
    switch self {
    case .timedOut(let stage): stage
    case .certificate, .tls, .alert: .tls
    case .closedByPeer, .malformed: .binding
    case .refused, .unreachable, .exhausted, .failed: .connect
    }
  }

  /// What a server that fails this way is called.
  package var verdict: Verdict {
    switch self {
    case .certificate, .alert, .malformed: .misconfigured
    case .refused, .timedOut, .unreachable, .exhausted, .closedByPeer, .tls, .failed: .unreachable
    }
  }

  /// What failed and what to do, as the second half of a sentence about a server.
  package var displayText: DisplayText {
    switch self {
    case .certificate(let fault, _): fault.displayText
    case .alert(let alert): alert.displayText
    case .timedOut(let stage): Self.timedOut(at: stage)
    case .unreachable(let why), .exhausted(let why), .tls(let why), .failed(let why):
      told(DisplayText(sanitizing: why))
    case .refused:
      "connection refused: nothing listens there, or a firewall rejects it; check host and port"
    case .closedByPeer: "the server closes the connection without an answer: check the port"
    case .malformed(.tlsAlert): "speaks TLS on this port: use turns: for it"
    case .malformed: "what answers is not a STUN server: check the port"
    }
  }

  private static func timedOut(at stage: Stage) -> DisplayText {
    stage == .tls
      ? "connects, but TLS does not finish: a proxy or firewall may intercept it; try another network"
      : """
      no connection in time: a firewall drops it, or the host is down; try another port or network
      """
  }

  /// What the system or a library says, and what to do about it.
  private func told(_ why: DisplayText) -> DisplayText {
    switch self {
    case .unreachable: "no route to the address (\(why)): check this host's network"
    case .exhausted:
      """
      not asked: this host has no room for another socket (\(why)); measure fewer servers, or \
      raise its limits (ulimit -n)
      """
    case .tls: "TLS handshake failed: \(why); check the port, or try another network"
    default: why
    }
  }
}
