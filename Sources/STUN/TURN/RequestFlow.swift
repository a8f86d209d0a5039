/// The requests of one flow: signed, repeated, and made anew where the server wants a fresh nonce.
///
/// - The first request goes out bare; 401 brings the challenge that all later ones answer. A nonce
///   belongs to its flow, for servers tie it to the client's address.
/// - 438 on any method brings a new nonce, and so does a 401 of another realm. A request is made
///   anew at most twice for these, and each request counts for itself.
/// - A success without the signature it must have is discarded: over UDP the request goes on, over a
///   stream it ends there.
/// - A second 401 of the same realm is final: the credentials are wrong (RFC 8489 §9.2.5).
struct RequestFlow: Sendable {
  /// What became of what came in.
  enum Outcome: Sendable {
    case goesOn([Allocation.Action])
    case settled(Transaction, Result<Answer, RequestFailure>)
  }

  static let retryLimit = 2

  private let plan: AllocationPlan
  private let credential: LongTermCredential
  private var generator: any RandomNumberGenerator & Sendable
  private(set) var challenge: Challenge?
  private var transactions: [TransactionID: Transaction] = [:]
  /// The latest requests, whose answers may come late or twice and are ours all the same.
  private var recent = RecentTransactions()
  var alarms = Alarms()
  /// What came last that was no message at all: what a silence is told by.
  var garbage: DecodeError?
  /// The shortest time that an answer took since its request was first sent: a round trip at most.
  private(set) var shortestAge: Duration?

  init(
    plan: AllocationPlan, credential: LongTermCredential,
    generator: some RandomNumberGenerator & Sendable
  ) {
    self.plan = plan
    self.credential = credential
    self.generator = generator
  }

  mutating func nextID() -> TransactionID {
    TransactionID.random(using: &generator)
  }

  /// Whether an answer to this request is still awaited.
  func awaits(_ request: TURNRequest) -> Bool {
    transactions.values.contains { $0.request == request }
  }

  /// Sends no request again, and gives an answer that may still come no second try.
  mutating func hold() {
    for id in transactions.keys {
      transactions[id]?.mayRetry = false
      alarms.cancel(.retransmit(id))
    }
  }

  /// Has the answers under way tell no round trip: the process was stopped meanwhile.
  mutating func withdrawTimes() {
    for id in transactions.keys { transactions[id]?.wasStopped = true }
  }

  /// Sends `request`, signed where there is a challenge to answer.
  mutating func begin(
    _ request: TURNRequest, at now: Duration, retries: Int = 0, mayHaveBeenDone: Bool = false
  ) -> [Allocation.Action] {
    let id = nextID()
    let (wire, key) = encoded(request, id)
    var transaction = Transaction(
      request: request, wire: wire, key: key, sentAt: now,
      retransmission: plan.timetable(of: request), retries: retries,
      mayHaveBeenDone: mayHaveBeenDone)
    guard case .transmit(let wait) = transaction.retransmission.start() else { return [] }
    transactions[id] = transaction
    recent.remember(id)
    return [.send(wire), alarms.set(.retransmit(id), after: wait)]
  }

  private func encoded(
    _ request: TURNRequest, _ id: TransactionID
  ) -> (wire: [UInt8], key: IntegrityKey?) {
    var message = request.message(id)
    guard let challenge else { return (message.encoded(), nil) }
    challenge.append(credential, to: &message)
    let key = challenge.key(for: credential)
    return (message.encoded(integrity: key), key)
  }

  /// Sends the request again, or gives it up; `nil` where it has been settled.
  mutating func retransmit(_ id: TransactionID) -> Outcome? {
    guard var transaction = transactions[id] else { return nil }
    switch transaction.retransmission.timerFired() {
    case .transmit(let wait):
      transactions[id] = transaction
      return .goesOn([.send(transaction.wire), alarms.set(.retransmit(id), after: wait)])
    case .giveUp:
      transactions[id] = nil
      return .settled(transaction, .failure(silence(of: transaction)))
    }
  }

  /// What a request comes to that is given up.
  private func silence(of transaction: Transaction) -> RequestFailure {
    let method = transaction.request.method
    if transaction.wasForged { return .unsigned(method) }
    return garbage.map { .noise(method, $0) }
      ?? .silent(method, transmissions: transaction.retransmission.transmissions)
  }
}

// Answers.
extension RequestFlow {
  /// Takes the answer of this type to one of the requests; `nil` where it answers none.
  mutating func receive(_ message: Message, _ wire: [UInt8], at now: Duration) -> Outcome? {
    guard Fingerprint.isValid(wire: wire) != false else { return nil }
    if isForged(message, wire) { return discard(message) }
    guard let transaction = take(message.type, message.transactionID) else { return nil }
    if let age = transaction.age(at: now) { shortestAge = min(age, shortestAge ?? age) }
    do throws(DecodeError) {
      try message.checkComprehension()
    } catch {
      return .settled(transaction, .failure(.malformed(transaction.request.method, error)))
    }
    guard message.type.messageClass == .failure else {
      let answer = Answer(
        message: message, integrity: AnswerIntegrity(of: wire, for: transaction.key),
        roundTrip: transaction.roundTrip(at: now))
      return .settled(transaction, .success(answer))
    }
    do throws(RequestFailure) {
      return .goesOn(try retry(transaction, after: message, at: now))
    } catch {
      return .settled(transaction, .failure(error))
    }
  }

  /// Whether it says that a request is granted, and is not signed as such an answer must be.
  private func isForged(_ message: Message, _ wire: [UInt8]) -> Bool {
    guard message.type.messageClass == .success,
      let transaction = transactions[message.transactionID],
      message.type.isAnswer(to: transaction.request.method),
      transaction.request.wantsSignedAnswer
    else { return false }
    return [.wrong, .missing].contains(AnswerIntegrity(of: wire, for: transaction.key))
  }

  /// Goes on as though it had not come, but remembers it; nothing is sent again over a stream, so
  /// that there the request has failed.
  private mutating func discard(_ message: Message) -> Outcome? {
    transactions[message.transactionID]?.wasForged = true
    guard plan.isStream, let transaction = take(message.type, message.transactionID) else {
      return nil
    }
    return .settled(transaction, .failure(silence(of: transaction)))
  }

  /// Whether this answers a request that has been settled already.
  func hasSettled(_ message: Message) -> Bool {
    let id = message.transactionID
    return transactions[id] == nil && recent.contains(id)
      && [.success, .failure].contains(message.type.messageClass)
  }

  /// Settles the request to which these bytes begin an answer; `nil` where they do not.
  mutating func receive(unreadable wire: [UInt8], _ error: DecodeError) -> Outcome? {
    guard let header = try? MessageHeader(of: wire),
      let transaction = take(header.type, header.transactionID)
    else { return nil }
    return .settled(transaction, .failure(.malformed(transaction.request.method, error)))
  }

  private mutating func take(_ type: MessageType, _ id: TransactionID) -> Transaction? {
    guard let transaction = transactions[id], type.isAnswer(to: transaction.request.method)
    else { return nil }
    transactions[id] = nil
    garbage = nil
    alarms.cancel(.retransmit(id))
    return transaction
  }

  /// Makes the request anew where the server asks for it, or throws what its answer means.
  private mutating func retry(
    _ transaction: Transaction, after answer: Message, at now: Duration
  ) throws(RequestFailure) -> [Allocation.Action] {
    let refusal = try Refusal(in: answer, to: transaction)
    let isFirst = transaction.key == nil && refusal.error.code == ErrorCode.unauthenticated.code
    guard transaction.mayRetry, isFirst || transaction.retries < Self.retryLimit else {
      throw .refused(refusal)
    }
    let challenge = try self.challenge(in: answer, to: transaction, refusal)
    self.challenge = challenge
    let told = Allocation.Event.challenged(
      transaction.request, challenge, roundTrip: transaction.roundTrip(at: now))
    let retries = isFirst ? transaction.retries : transaction.retries + 1
    return [.report(told)]
      + begin(
        transaction.request, at: now, retries: retries,
        mayHaveBeenDone: transaction.leavesDoubt(.refused(refusal)))
  }

  /// The challenge to answer next, or what the answer means where there is none.
  private func challenge(
    in answer: Message, to transaction: Transaction, _ refusal: Refusal
  ) throws(RequestFailure) -> Challenge {
    let codes = [ErrorCode.unauthenticated.code, ErrorCode.staleNonce.code]
    guard codes.contains(refusal.error.code) else { throw .refused(refusal) }
    let isStale = refusal.error.code == ErrorCode.staleNonce.code
    do throws(ChallengeFault) {
      let next = try Challenge(in: answer, after: isStale ? challenge : nil)
      let isNews = isStale || transaction.key == nil || next.realm != challenge?.realm
      if isNews { return next }
    } catch {
      guard isStale || transaction.key == nil else { throw .refused(refusal) }
      throw .unanswerable(refusal.method, error)
    }
    throw .refused(refusal)
  }
}
