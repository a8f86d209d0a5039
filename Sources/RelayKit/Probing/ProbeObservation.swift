import STUN

/// One thing that was seen of a target; folded into what is known of it.
package enum ProbeObservation: Equatable, Sendable {
  /// A flow stands; the times are `nil` where the transport has no such step.
  case opened(connectTime: Duration?, tlsTime: Duration?)
  /// What the server's certificate says.
  case certified(CertificateSummary)
  /// No flow could be opened, or it ended without ever answering.
  case failed(ExchangeError)
  /// The server ended a flow that had worked; it is being opened again.
  case reconnecting
  case sent
  /// Which request went out last, for who looks at its bytes.
  case asked(TransactionID)
  case answered(Message, after: Duration)
  case lost
  /// A sample that could not be sent, since the server takes no connections any more: lost too.
  case missed
  /// A request was lost with the connection under it, and does not count.
  case withdrawn
  /// Something that is not STUN came back.
  case malformed(DecodeError)
  /// What comes back is STUN, or the beginning of it, and answers nothing that was asked.
  case foreign
  /// Its answers come from this address, and not from its own, so that no flow ever gets them.
  case displaced(to: TransportAddress)
  /// The first contact was given up: nothing comes back.
  case silent
  /// All samples asked for are in, or there is no hope of any.
  case finished
}
