import STUN

/// What is known of one target, folded from what was observed.
struct TargetRecord: Equatable, Sendable {
  private(set) var verdict = Verdict.pending
  private(set) var stage: Stage
  private(set) var reason: DisplayText?
  /// What stops it; `nil` where it answers, or nothing beside it could tell more.
  private(set) var fault: PathFault?
  @CompactDuration private(set) var connectTime: Duration?
  @CompactDuration private(set) var tlsTime: Duration?
  private(set) var certificate: CertificateSummary?
  private(set) var samples = Samples()
  private var hasAnswered = false
  /// Whether something came since the last answer that answers nothing.
  private var isMisled = false
  private(set) var reconnects = 0
  private(set) var errorCode: Int?
  private(set) var software: DisplayText?
  private(set) var mapped: TransportAddress?
  /// The latest request and the latest answer.
  private(set) var binding = BindingTransaction()
  /// All samples asked for are in, or there is no hope of any.
  private(set) var isFinished = false
  private let transport: Transport

  init(transport: Transport) {
    self.transport = transport
    stage = transport.isStream ? .connect : .binding
  }

  /// Whether Bindings are answered at present.
  var isAnswering: Bool { verdict.isUsable }

  /// Whether it answers, and takes Bindings only from whom it knows (coturn: secure-stun).
  var wantsCredentials: Bool { isAnswering && errorCode == ErrorCode.unauthenticated.code }

  /// How much it loses of the latest samples; `nil` where that is nothing.
  var loss: DisplayText? {
    let lost = samples.statistics.lostInWindow
    guard lost > 0 else { return nil }
    let percent = lost * 100 / samples.history.count
    return
      "loses \(percent == 0 ? "<1" : "\(percent)") % of the requests: try another port or network"
  }

  mutating func fold(_ observation: ProbeObservation) {
    switch observation {
    case .opened(let connectTime, let tlsTime): opened(connectTime, tlsTime)
    case .certified(let summary): certificate = summary
    case .failed(let error): failed(error)
    case .reconnecting: reconnects += 1
    case .sent: samples.sent()
    case .asked(let id): binding.asked(id)
    case .answered(let message, let roundTrip): answered(message, after: roundTrip)
    case .lost: lost()
    case .missed:
      samples.sent()
      lost()
    case .withdrawn: samples.withdrawn()
    case .malformed(let error): malformed(error)
    case .foreign: isMisled = true
    case .displaced(let whence): displaced(to: whence)
    case .silent: silent()
    case .finished: isFinished = true
    }
  }

  /// Forgets what was counted, but not what was learnt.
  mutating func reset() {
    samples.reset()
    reconnects = 0
  }

  /// A server that has answered before is a STUN server, whatever else comes from there.
  private mutating func malformed(_ error: DecodeError) {
    guard !hasAnswered else { return }
    settle(
      .misconfigured, "what answers is not a STUN server: \(DisplayText(error))", PathFault(error))
  }

  /// One that has answered as it should is not told by what may be somebody else's.
  private mutating func displaced(to whence: TransportAddress) {
    guard !hasAnswered else { return }
    settle(
      .misconfigured,
      """
      answers come from \(DisplayText(sanitizing: "\(whence)")), not from the address asked: a \
      multihomed server or a middlebox; browsers drop them; have it answer from where it is asked
      """,
      .displaced)
  }

  private mutating func opened(_ connectTime: Duration?, _ tlsTime: Duration?) {
    self.connectTime = self.connectTime ?? connectTime
    self.tlsTime = self.tlsTime ?? tlsTime
    stage = .binding
  }

  private mutating func failed(_ error: ExchangeError) {
    if case .certificate(_, let summary?) = error { certificate = summary }
    stage = max(stage == .binding ? .binding : .connect, error.stage)
    settle(error.verdict, error.displayText, PathFault(error))
  }

  private mutating func answered(_ message: Message, after roundTrip: Duration) {
    stage = .binding
    samples.answered(after: roundTrip)
    binding.answered(message, after: roundTrip)
    hasAnswered = true
    isMisled = false
    software = (try? message.value(.software)).flatMap { $0 }.map { DisplayText(sanitizing: $0) }
    mapped = (try? message.value(.xorMappedAddress)).flatMap { $0 } ?? mapped
    judge(message)
  }

  private mutating func judge(_ message: Message) {
    if message.type.messageClass == .failure {
      let error = (try? message.value(.errorCode)).flatMap { $0 }
      errorCode = error?.code
      let text = error.map { DisplayText(sanitizing: "\($0)") }
      settle(.degraded, "answers Binding with an error: \(text ?? "no code"); use another URL")
    } else if mapped == nil {
      settle(.degraded, "answers Binding without our mapped address; use another URL")
    } else {
      errorCode = nil
      judgeLoss()
    }
  }

  /// Looks at the latest samples, so that a loss is forgiven once it has passed.
  private mutating func judgeLoss() {
    settle(loss == nil ? .ok : .degraded, loss)
  }

  private mutating func lost() {
    samples.lost()
    binding.lost()
    if samples.statistics.received > 0, verdict == .ok || verdict == .degraded { judgeLoss() }
    if samples.hasGoneSilent { silent() }
  }

  private mutating func silent() {
    guard verdict != .misconfigured else { return }
    guard !isMisled else { return settle(.unreachable, Self.misleading) }
    settle(
      .unreachable,
      transport == .udp
        ? "no answer: a firewall drops UDP here, or nothing listens; try TCP, or check the port"
        : "connects, but nothing answers: not a STUN server, or a proxy in between; check the port",
      transport == .udp ? .silent : .mute)
  }

  private static let misleading: DisplayText = """
    what comes back answers nothing that was asked: another service, or a middlebox that alters or \
    delays what passes; check the port, or try another network
    """

  private mutating func settle(
    _ verdict: Verdict, _ reason: DisplayText?, _ fault: PathFault? = nil
  ) {
    self.verdict = verdict
    self.reason = reason
    self.fault = fault
  }
}

extension Samples {
  /// Whether a server that answered before has missed so many in a row that it counts as gone.
  fileprivate var hasGoneSilent: Bool {
    let recent = history.suffix(5)
    return recent.count == 5 && recent.allSatisfy { $0 == .lost }
  }
}

extension Message {
  /// The message's length on the wire: its header and its padded attributes.
  var wireLength: Int {
    attributes.reduce(20) { $0 + 4 + ($1.value.count + 3) / 4 * 4 }
  }
}

extension DisplayText {
  init(_ error: DecodeError) {
    self.init(sanitizing: "\(error)")
  }
}
