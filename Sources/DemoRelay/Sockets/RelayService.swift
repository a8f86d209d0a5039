import NIOCore
import STUN

/// What all clients of one TURN server share.
struct RelayService: Sendable {
  let authenticator: Authenticator
  /// The address at which the server listens and relays.
  let address: IPAddress
  private let start = NIODeadline.now()

  /// The time since the server started.
  var now: Duration { .nanoseconds((NIODeadline.now() - start).nanoseconds) }

  func session(for client: TransportAddress) -> RelaySession {
    RelaySession(client: client, authenticator: authenticator, seed: .random(in: 0...(.max)))
  }
}
