/// Why a request came to nothing.
package enum RequestFailure: Error, Hashable, Sendable {
  /// No answer to this many transmissions.
  case silent(Method, transmissions: Int)
  /// No answer, and something that is no message at all.
  case noise(Method, DecodeError)
  case refused(Refusal)
  /// The server wants another one to be tried.
  case redirected(Alternate)
  case unanswerable(Method, ChallengeFault)
  /// No answer but such as whoever does not know the password may have sent.
  case unsigned(Method)
  case malformed(Method, DecodeError)
  /// The answer lacks an attribute that it must have, by its name.
  case incomplete(Method, missing: String)
  /// All channel numbers have been used: none is used twice (RFC 8656 §12).
  case outOfChannels(TransportAddress)

  /// Whether the server may have done what it was asked, although no answer says so.
  var leavesDoubt: Bool {
    switch self {
    case .silent, .noise, .unsigned, .malformed, .incomplete: true
    case .refused, .redirected, .unanswerable, .outOfChannels: false
    }
  }
}

extension RequestFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .silent(let method, let transmissions):
      "\(method) failed: no answer to \(transmissions == 1 ? "it" : "\(transmissions) of them")"
    case .noise(let method, let error):
      "\(method) failed: what comes back is no answer: \(error)"
    case .refused(let refusal):
      "\(refusal)"
    case .redirected(let alternate):
      "Allocate refused: the server wants \(alternate.server) to be tried instead"
    case .unanswerable(let method, let fault):
      "\(method) failed: \(fault)"
    case .unsigned(let method):
      "\(method) failed: its answer is not signed with the credentials: somebody else answers; "
        + "use TLS, or try another network"
    case .malformed(let method, let error):
      "\(method) failed: the answer cannot be read: \(error)"
    case .incomplete(let method, let name):
      "\(method) failed: the answer has no \(name); the server is at fault"
    case .outOfChannels(let peer):
      "ChannelBind to \(peer) failed: every channel number has been used; allocate anew"
    }
  }
}
