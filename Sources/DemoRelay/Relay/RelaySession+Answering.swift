import STUN

/// From a request to its answer.
extension RelaySession {
  /// What every answer names as its author.
  package static let software = "turntop demo"

  /// Answers a request (RFC 8489 §6.3.1): who asks first, then what.
  mutating func answer(_ request: Request, now: Duration) -> [RelayAction] {
    do throws(Refusal) {
      if request.message.type.method == .binding { return [try binding(request)] }
      let user = try authenticator.user(of: request, from: client, now: now)
      do throws(Refusal) {
        return try grant(request, to: user, now: now)
      } catch {
        return [refuse(request, error, signedFor: user, now: now)]
      }
    } catch {
      return [refuse(request, error, now: now)]
    }
  }

  /// Tells the client the address it comes from (RFC 8489 §3); this needs no credentials.
  private func binding(_ request: Request) throws(Refusal) -> RelayAction {
    try request.refuseUnknown()
    var reply = request.reply(.success)
    reply.append(.xorMappedAddress, client)
    return send(reply)
  }

  private func refuse(
    _ request: Request, _ refusal: Refusal, signedFor user: Authenticator.User? = nil,
    now: Duration
  ) -> RelayAction {
    var reply = request.reply(.failure)
    reply.append(.errorCode, refusal.error)
    if refusal.isChallenge {
      reply.append(.realm, authenticator.realm)
      reply.append(.nonce, authenticator.nonce(for: client, now: now))
    }
    if !refusal.unknownAttributes.isEmpty {
      reply.append(.unknownAttributes, refusal.unknownAttributes)
    }
    return send(reply, signedFor: user)
  }

  /// Sends an answer, signed where its request was.
  func send(_ reply: Message, signedFor user: Authenticator.User? = nil) -> RelayAction {
    var reply = reply
    reply.append(.software, Self.software)
    return .reply(.message(reply.encoded(integrity: user?.key, fingerprint: true)))
  }
}
