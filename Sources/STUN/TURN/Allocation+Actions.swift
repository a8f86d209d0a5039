extension Allocation {
  /// What an allocation is told.
  package enum Input: Equatable, Sendable {
    case start
    /// A whole datagram, or a whole frame of a stream, whatever it is.
    case received([UInt8])
    /// A message that the driver has decoded already, and its bytes.
    case receivedMessage(Message, wire: [UInt8])
    case receivedChannelData(ChannelData)
    /// The process was stopped for so long, as far as its driver can tell.
    case wasStopped(for: Duration)
    /// The call of this number is due.
    case timerFired(generation: Int)
    /// Let these peers send, and be sent to.
    case permit([IPAddress])
    /// Let data for this peer go by a channel, with 4 bytes of header in place of 36 or more.
    case bind(TransportAddress)
    case send([UInt8], to: TransportAddress)
    /// End it, whatever it is doing.
    case release
    /// End it within half a second, also where its release is under way: somebody waits.
    case hasten
  }

  /// What its driver does for it.
  package enum Action: Hashable, Sendable {
    /// Send these bytes as they are: one datagram, or the next part of the stream.
    case send([UInt8])
    /// Call `timerFired` with this number after this time.
    ///
    /// No timer need be stopped before the end, and all may be dropped there: some are minutes long.
    case wake(after: Duration, generation: Int)
    case report(Event)
  }

  /// What happened.
  ///
  /// A round trip is `nil` where the request was sent more than once, or the process was stopped
  /// meanwhile.
  package enum Event: Hashable, Sendable {
    /// The server wants credentials for this, or a new nonce; the answer to it is on its way.
    case challenged(TURNRequest, Challenge, roundTrip: Duration?)
    case allocated(Grant)
    case refreshed(lifetime: Duration, AnswerIntegrity, roundTrip: Duration?)
    case permitted([IPAddress], AnswerIntegrity, roundTrip: Duration?)
    case bound(UInt16, TransportAddress, AnswerIntegrity, roundTrip: Duration?)
    case received([UInt8], from: TransportAddress)
    /// The network refused a packet that the relay had sent to this peer.
    case unreachable(TransportAddress, ICMPError)
    /// The Allocate was answered with another server to try; `Redirection` says whether to.
    case redirected(Alternate)
    case failed(TURNRequest, RequestFailure)
    case ignored(Stray)
    /// What is under way tells no round trip.
    case wasStopped(for: Duration)
    /// The last event of all: nothing will be sent or heard any more.
    case ended(Release)
  }

  /// What came that the allocation has no use for.
  package enum Stray: Hashable, Sendable {
    case malformed(DecodeError)
    /// An answer to no request of ours, or a message that clients do not get.
    case foreign(MessageType)
    /// An answer to a request that has been settled: it comes late, or once more.
    case late(MessageType)
    case unknownChannel(UInt16)
    /// Data that no packet could hold, and so was not sent.
    case tooLong(Int)

    /// Whether it came, and answers nothing that was asked.
    package var isForeign: Bool {
      switch self {
      case .malformed, .foreign, .unknownChannel: true
      case .late, .tooLong: false
      }
    }
  }

  /// How an allocation ended.
  package enum Release: Hashable, Sendable {
    /// None had been granted.
    case nothingToRelease
    case confirmed
    /// The server did not know the allocation any more.
    case alreadyGone
    case refused(Refusal)
    /// The server answered that it keeps the allocation for this long.
    case kept(Duration)
    /// The answer is not signed with the credentials: anybody may have sent it.
    case unsigned
    /// No answer came in time: the server may keep the allocation until its lifetime is over.
    case unanswered
  }
}
